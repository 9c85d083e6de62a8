package org.hostkeeper.cli.module;

import org.hostkeeper.cli.command.Context;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.ModulePlans;
import org.hostkeeper.module.Unit;
import org.hostkeeper.plan.Plan;
import picocli.CommandLine.Command;

/** The command {@code module reset-failed}. */
@Command(
        name = "reset-failed",
        description = "Let systemd forget that services failed and how often, so that they can be started again.",
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper module reset-failed pump_1 --host web1 --yes")
final class ModuleResetFailed extends UnitAction {
    ModuleResetFailed(Context context) {
        super(context);
    }

    @Override
    String verb() {
        return "reset-failed";
    }

    @Override
    Plan plan(ModulePlans plans, HostName host, Unit unit) {
        return plans.resetFailed(host, unit);
    }
}
