package org.hostkeeper.cli.exhibition;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Reading;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.exhibition.DomainsProbe;
import org.hostkeeper.exhibition.Snapshot;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The snapshots of machines, oldest first. */
@Command(
        name = "list",
        description = "List the snapshots of machines, the oldest first. \"*\" marks the one that the machine stands upon.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper vm snapshot list --tag museum", "  hostkeeper vm snapshot list artwork --json"})
final class SnapshotList implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "VM", arity = "0..1", description = "Only of machines of this name.")
    private Optional<String> name = Optional.empty();

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    SnapshotList(Context context) {
        this.context = context;
    }

    /** A snapshot as scripts see it; the components are the keys, and sizes are in bytes. */
    record Row(
            String host, String vm, String snapshot, Optional<String> parent, Instant created, String state, boolean memory, Optional<Long> size,
            boolean internal, boolean current, boolean golden, String description) {}

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::list);
    }

    private Exit list(Assembly house, Printer printer) {
        Reading reading = Reading.of(house, context.terminal(), targets.orAll(house.inventory()), false);
        List<Row> rows = FoundVms.measured(house, printer, reading, domain -> name.isEmpty() || name.get().equals(domain.name())).stream()
                .flatMap(SnapshotList::rows)
                .toList();
        if (printer.json()) {
            printer.object(rows, () -> {});
        } else {
            printer.list(rows, List.of("host", "vm", "snapshot", "taken", "state", "size", "upon", "golden", "description"),
                    this::cells, Text.of("cli", "none.snapshots"));
        }
        return reading.told(printer, new DomainsProbe());
    }

    private static Stream<Row> rows(FoundVms.Vm vm) {
        Optional<String> golden = vm.on().golden(vm.domain());
        return vm.domain().snapshots().stream().map(s -> row(vm, s, golden.filter(s.name()::equals).isPresent()));
    }

    private static Row row(FoundVms.Vm vm, Snapshot s, boolean golden) {
        return new Row(
                vm.host().value(), vm.domain().name(), s.name(), s.parent(), s.created(), s.state(), s.memory(), s.size(), s.internal(),
                s.current(), golden, s.description());
    }

    private List<Cell> cells(Row row) {
        return List.of(
                Cell.of(row.host()),
                Cell.of(row.vm()),
                Cell.of(row.current() ? row.snapshot() + " *" : row.snapshot()),
                Cell.of(Amounts.at(row.created(), ZoneId.systemDefault())),
                Cell.of(row.state()),
                Cell.number(row.size().map(size -> Amounts.bytes(size, context.terminal().language())).orElse("")),
                Cell.of(row.parent().orElse("")),
                Cell.of(row.golden() ? context.terminal().say("yes") : ""),
                Cell.of(row.description()));
    }
}
