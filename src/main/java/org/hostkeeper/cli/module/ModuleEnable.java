package org.hostkeeper.cli.module;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.ModulePlans;
import org.hostkeeper.module.Unit;
import org.hostkeeper.plan.Plan;
import picocli.CommandLine.Command;

/** The command {@code module enable}. */
@Command(
        name = "enable",
        description = "Have services started when the host starts.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper module enable nginx --host web1 --dry-run", "  hostkeeper module enable pump_1 pump_2 --tag pumps --yes"})
final class ModuleEnable extends UnitAction {
    ModuleEnable(Context context) {
        super(context);
    }

    @Override
    String verb() {
        return "enable";
    }

    @Override
    Plan plan(ModulePlans plans, HostName host, Unit unit) {
        return plans.enable(host, unit);
    }
}
