package org.hostkeeper.cli.module;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Reading;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.UnitsProbe;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One service in detail, on every chosen host that has it. */
@Command(
        name = "show",
        description = "Show a service in detail, on every chosen host that has it, read now.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper module show nginx --host web1", "  hostkeeper module show pump_1 --json"})
final class ModuleShow implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "UNIT", description = "The service (\".service\" may be left out), or a module's name.")
    private String unit = "";

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    ModuleShow(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String name = UnitNames.service(unit);
        return context.connected(common, connecting, (house, printer) -> show(house, printer, name));
    }

    private Exit show(Assembly house, Printer printer, String name) {
        Reading reading = Reading.of(house, context.terminal(), targets.orAll(house.inventory()), false);
        List<UnitRow> rows = new ArrayList<>();
        for (HostState state : reading.states()) {
            state.facts().of(new UnitsProbe()).value()
                    .flatMap(units -> units.meant(name))
                    .ifPresent(found -> {
                        rows.add(UnitRow.of(state.host().name(), found));
                        print(printer, state, found);
                    });
        }
        if (printer.json()) {
            printer.object(rows, () -> {});
        }
        Exit told = reading.told(printer, new UnitsProbe());
        if (rows.isEmpty() && told == Exit.DONE) {
            printer.problem(new Problem.NotFound(Text.of("cli", "unit"), name));
            return Exit.USAGE;
        }
        return told;
    }

    private void print(Printer printer, HostState state, Unit unit) {
        if (!printer.json()) {
            UnitSheet.print(printer, state.host().name(), unit);
        }
    }
}
