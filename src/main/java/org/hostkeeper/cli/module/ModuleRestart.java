package org.hostkeeper.cli.module;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.ModulePlans;
import org.hostkeeper.module.Unit;
import org.hostkeeper.plan.Plan;
import picocli.CommandLine.Command;

/** The command {@code module restart}. */
@Command(
        name = "restart",
        description = "Restart services; a stopped one is started.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper module restart nginx --host web1 --dry-run", "  hostkeeper module restart pump_1 pump_2 --tag pumps --yes"})
final class ModuleRestart extends UnitAction {
    ModuleRestart(Context context) {
        super(context);
    }

    @Override
    String verb() {
        return "restart";
    }

    @Override
    Plan plan(ModulePlans plans, HostName host, Unit unit) {
        return plans.restart(host, unit);
    }
}
