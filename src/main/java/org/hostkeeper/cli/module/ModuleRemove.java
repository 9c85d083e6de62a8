package org.hostkeeper.cli.module;

import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.module.GroundReader;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a registered module away; its code and data stay. */
@Command(
        name = "remove",
        description = "Stop and disable a registered module and take its unit away. Its code and its data stay.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper module remove pump_1 --host web1 --dry-run", "  hostkeeper module remove pump_1 --tag pumps --yes"})
final class ModuleRemove extends PlannedChange {
    @Parameters(paramLabel = "UNIT", description = "The module's name, or its unit (\".service\" may be left out).")
    private String unit = "";

    ModuleRemove(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return Text.of("cli", "title.remove", unit);
    }

    @Override
    protected void check() {
        unit = UnitNames.service(unit);
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        return (remote, _) -> house.modulePlans().remove(new GroundReader().read(remote, unit));
    }
}
