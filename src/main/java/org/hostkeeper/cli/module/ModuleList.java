package org.hostkeeper.cli.module;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Reading;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.UnitState;
import org.hostkeeper.module.UnitsProbe;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All services of all chosen hosts, read now. */
@Command(
        name = "list",
        description = {
            "List the services of the hosts, read now. A host that cannot be reached shows its last known ones.",
            "Registered modules carry their guid, type and owner."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper module list --registered",
            "  hostkeeper module list --failed --json",
            "  hostkeeper module list --name 'pump*' --host web1"
        })
final class ModuleList implements Callable<Integer> {
    private final Context context;

    @Option(names = "--registered", description = "Only registered modules.")
    private boolean registered;

    @Option(names = "--failed", description = "Only those that failed or need attention.")
    private boolean failed;

    @Option(names = "--name", paramLabel = "PATTERN", description = "Only units whose name matches, with * and ?.")
    private List<String> patterns = new ArrayList<>();

    private List<PathMatcher> names = List.of();

    @Option(names = "--cached", description = "Show what was known last, without contacting any host.")
    private boolean cached;

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    ModuleList(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        names = patterns.stream().map(ModuleList::glob).toList();
        return context.connected(common, connecting, this::list);
    }

    private Exit list(Assembly house, Printer printer) {
        Reading reading = Reading.of(house, context.terminal(), targets.orAll(house.inventory()), cached);
        List<Row> rows = reading.states().stream().flatMap(state -> rows(state).stream()).toList();
        if (printer.json()) {
            printer.object(rows.stream().map(r -> UnitRow.of(r.state().host().name(), r.unit())).toList(), () -> {});
        } else {
            printer.list(rows, List.of("host", "unit", "state", "enabled", "restarts", "memory", "since", "module"),
                    row -> cells(row, house), Text.of("cli", "none.units"));
        }
        return reading.told(printer, new UnitsProbe());
    }

    /** A unit where it is. */
    private record Row(HostState state, Unit unit) {}

    private List<Row> rows(HostState state) {
        return state.facts().of(new UnitsProbe()).value().stream()
                .flatMap(units -> units.units().stream())
                .filter(this::wanted)
                .map(unit -> new Row(state, unit))
                .toList();
    }

    private boolean wanted(Unit unit) {
        boolean ill = unit.state() == UnitState.FAILED || unit.state() == UnitState.ATTENTION;
        return (!registered || unit.module().isPresent()) && (!failed || ill) && named(unit.name());
    }

    private boolean named(String unit) {
        return names.isEmpty()
                || names.stream().anyMatch(glob ->
                        glob.matches(Path.of(unit)) || glob.matches(Path.of(unit.replaceFirst("\\.service$", ""))));
    }

    /** A slip is told before any host is asked. */
    private static PathMatcher glob(String pattern) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            throw UsageException.of("list.name-rule", pattern);
        }
    }

    private List<Cell> cells(Row row, Assembly house) {
        Unit unit = row.unit();
        return List.of(
                Cell.of(row.state().host().name()),
                Cell.of(unit.name()),
                Cell.state(context.terminal().say(unit.state().words()), UnitTone.of(unit.state())),
                Cell.of(unit.enabled()),
                Cell.number(unit.restarts()),
                Cell.number(unit.memory().isPresent()
                        ? Amounts.bytes(unit.memory().getAsLong(), context.terminal().language())
                        : ""),
                Cell.number(unit.since()
                        .map(s -> Amounts.lasting(Duration.between(s, house.clock().instant())))
                        .orElse("")),
                Cell.of(unit.module().map(m -> m.name() + " (" + m.serviceType() + ")").orElse("")));
    }
}
