package org.hostkeeper.cli.module;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.ModulePlans;
import org.hostkeeper.module.Unit;
import org.hostkeeper.plan.Plan;
import picocli.CommandLine.Command;

/** The command {@code module start}. */
@Command(
        name = "start",
        description = "Start services. \"Started\" means that it runs: the state is read again afterwards.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper module start nginx --host web1 --dry-run", "  hostkeeper module start pump_1 pump_2 --tag pumps --yes"})
final class ModuleStart extends UnitAction {
    ModuleStart(Context context) {
        super(context);
    }

    @Override
    String verb() {
        return "start";
    }

    @Override
    Plan plan(ModulePlans plans, HostName host, Unit unit) {
        return plans.start(host, unit);
    }
}
