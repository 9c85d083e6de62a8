package org.hostkeeper.cli.exhibition;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
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
import org.hostkeeper.exhibition.Domain;
import org.hostkeeper.exhibition.DomainsProbe;
import org.hostkeeper.exhibition.Snapshot;
import org.hostkeeper.exhibition.Watcher;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All virtual machines of all chosen hosts. */
@Command(
        name = "list",
        description = "List the virtual machines of the hosts, read now. A host that cannot be reached shows its last known ones.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper vm list --tag museum", "  hostkeeper vm list --json"})
final class VmList implements Callable<Integer> {
    private final Context context;

    @Option(names = "--cached", description = "Show what was known last, without contacting any host.")
    private boolean cached;

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    VmList(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::list);
    }

    private Exit list(Assembly house, Printer printer) {
        Reading reading = Reading.of(house, context.terminal(), targets.orAll(house.inventory()), cached);
        List<FoundVms.Vm> machines = FoundVms.in(reading, _ -> true);
        if (printer.json()) {
            printer.object(machines.stream().map(FoundVms.Vm::row).toList(), () -> {});
        } else {
            printer.list(machines, List.of("host", "vm", "state", "since", "memory", "snapshot", "snapshots", "watched-by", "health"),
                    vm -> cells(vm, house), Text.of("cli", "none.vms"));
        }
        return reading.told(printer, new DomainsProbe());
    }

    private List<Cell> cells(FoundVms.Vm vm, Assembly house) {
        Domain domain = vm.domain();
        return List.of(
                Cell.of(vm.host()),
                Cell.of(domain.name()),
                Cell.state(context.terminal().say(domain.state().words()), VmTone.of(domain.state())),
                Cell.number(domain.since().map(s -> Amounts.lasting(Duration.between(s, house.clock().instant()))).orElse("")),
                Cell.number(Amounts.bytes(domain.memory(), context.terminal().language())),
                Cell.of(domain.current().map(Snapshot::name).orElse("")),
                Cell.number(domain.snapshots().size()),
                Cell.of(vm.on().watcher(domain).map(Watcher::unit).orElse("")),
                vm.watch().map(watch -> Cell.state(context.terminal().say(watch.state().words()), VmTone.of(watch.state()))).orElse(Cell.of("")));
    }
}
