package org.hostkeeper.cli.module;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.ModulePlans;
import org.hostkeeper.module.Unit;
import org.hostkeeper.plan.Plan;
import picocli.CommandLine.Command;

/** The command {@code module disable}. */
@Command(
        name = "disable",
        description = "Have services no longer started when the host starts.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper module disable nginx --host web1 --dry-run", "  hostkeeper module disable pump_1 pump_2 --tag pumps --yes"})
final class ModuleDisable extends UnitAction {
    ModuleDisable(Context context) {
        super(context);
    }

    @Override
    String verb() {
        return "disable";
    }

    @Override
    Plan plan(ModulePlans plans, HostName host, Unit unit) {
        return plans.disable(host, unit);
    }
}
