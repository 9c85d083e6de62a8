package org.hostkeeper.cli.module;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.ModulePlans;
import org.hostkeeper.module.Unit;
import org.hostkeeper.plan.Plan;
import picocli.CommandLine.Command;

/** The command {@code module stop}. */
@Command(
        name = "stop",
        description = "Stop services.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper module stop nginx --host web1 --dry-run", "  hostkeeper module stop pump_1 pump_2 --tag pumps --yes"})
final class ModuleStop extends UnitAction {
    ModuleStop(Context context) {
        super(context);
    }

    @Override
    String verb() {
        return "stop";
    }

    @Override
    Plan plan(ModulePlans plans, HostName host, Unit unit) {
        return plans.stop(host, unit);
    }
}
