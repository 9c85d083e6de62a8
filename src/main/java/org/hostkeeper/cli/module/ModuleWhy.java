package org.hostkeeper.cli.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Reading;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.module.UnitsProbe;
import org.hostkeeper.module.inspection.Diagnosis;
import org.hostkeeper.module.inspection.Inspector;
import org.hostkeeper.module.inspection.OwnChanges;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Why a service failed: the reason, its last lines, what changed before, and what to try. */
@Command(
        name = "why",
        description = {
            "Tell why a service failed, on every chosen host that has it, read now:",
            "how it ended, what it said last, what changed before, and what to try."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper module why pump_1 --host web1", "  hostkeeper module why nginx --tag web --json"})
final class ModuleWhy implements Callable<Integer> {
    private static final int JOURNAL = 2000;

    private final Context context;

    @Parameters(paramLabel = "UNIT", description = "The service (\".service\" may be left out), or a module's name.")
    private String unit = "";

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    ModuleWhy(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String name = UnitNames.service(unit);
        return context.connected(common, connecting, (house, printer) -> why(house, printer, name));
    }

    private Exit why(Assembly house, Printer printer, String name) {
        Reading reading = Reading.of(house, context.terminal(), targets.orAll(house.inventory()), false);
        Map<HostName, String> units = new TreeMap<>();
        reading.states().forEach(state -> state.facts().of(new UnitsProbe()).value()
                .flatMap(all -> all.meant(name))
                .ifPresent(found -> units.put(state.host().name(), found.name())));
        Exit told = reading.told(printer, new UnitsProbe());
        if (units.isEmpty() && told == Exit.DONE) {
            printer.problem(new Problem.NotFound(Text.of("cli", "unit"), name));
            return Exit.USAGE;
        }
        return told.and(print(printer, inspect(house, units), units));
    }

    private Map<HostName, Outcome<Diagnosis>> inspect(Assembly house, Map<HostName, String> units) {
        List<Journal.Line> own = house.journal().newest(JOURNAL);
        return new Running(house, context.terminal())
                .job(Text.of("cli", "doing.why"), progress -> house.fleet().onEach(
                        units.keySet(),
                        (remote, _) -> {
                            String found = units.getOrDefault(remote.host(), "");
                            return Diagnosis.of(
                                    new Inspector().read(remote, found), OwnChanges.of(own, remote.host(), found));
                        },
                        progress));
    }

    private Exit print(Printer printer, Map<HostName, Outcome<Diagnosis>> told, Map<HostName, String> units) {
        List<WhyRow> rows = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        told.forEach((host, outcome) -> {
            switch (outcome) {
                case Outcome.Done<Diagnosis>(Diagnosis diagnosis) -> {
                    String found = units.getOrDefault(host, "");
                    rows.add(WhyRow.of(host, found, diagnosis, printer.terminal().language()));
                    WhySheet.print(printer, host, found, diagnosis);
                }
                case Outcome.Failed<Diagnosis>(Problem problem) -> problems.add(problem);
                case Outcome.Cancelled<Diagnosis> _ -> problems.add(new Problem.Cancelled("module why"));
            }
        });
        if (printer.json()) {
            printer.object(rows, () -> {});
        }
        problems.forEach(printer::problem);
        return problems.stream().map(Exit::of).reduce(Exit.DONE, Exit::and);
    }
}
