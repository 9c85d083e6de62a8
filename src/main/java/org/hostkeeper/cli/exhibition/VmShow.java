package org.hostkeeper.cli.exhibition;

import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Reading;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Fields;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.exhibition.Domain;
import org.hostkeeper.exhibition.DomainsProbe;
import org.hostkeeper.exhibition.Snapshot;
import org.hostkeeper.exhibition.Watcher;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One machine in detail, on every chosen host that has one of this name. */
@Command(
        name = "show",
        description = "Show a virtual machine in detail, on every chosen host that has one of this name, read now.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper vm show artwork --host gallery-1", "  hostkeeper vm show artwork --json"})
final class VmShow implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "VM", description = "The machine's name.")
    private String name = "";

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    VmShow(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::show);
    }

    private Exit show(Assembly house, Printer printer) {
        Reading reading = Reading.of(house, context.terminal(), targets.orAll(house.inventory()), false);
        List<FoundVms.Vm> found = FoundVms.in(reading, domain -> domain.name().equals(name));
        printer.object(found.stream().map(FoundVms.Vm::row).toList(), () -> found.forEach(vm -> print(printer, vm)));
        Exit told = reading.told(printer, new DomainsProbe());
        if (found.isEmpty() && told == Exit.DONE) {
            printer.problem(new Problem.NotFound(Text.of("exhibition", "vm"), name));
            return Exit.USAGE;
        }
        return told;
    }

    private static void print(Printer printer, FoundVms.Vm vm) {
        Terminal terminal = printer.terminal();
        Domain domain = vm.domain();
        Fields fields = new Fields(printer);
        fields.add("host", vm.host());
        fields.add("vm", domain.name());
        fields.add("title", domain.title());
        fields.add("state", "%s (%s)".formatted(terminal.say(domain.state().words()), domain.reason()));
        fields.add("since", domain.since().map(s -> Amounts.at(s, ZoneId.systemDefault())));
        fields.add("memory", Amounts.bytes(domain.memory(), terminal.language()));
        fields.add("processors", domain.processors());
        fields.add("autostart", terminal.say(domain.autostart() ? "yes" : "vm.by-hand"));
        fields.add("guest-agent", domain.agent() ? terminal.say("yes") : "");
        fields.add("disks", String.join(", ", domain.disks()));
        fields.add("snapshot", domain.current().map(Snapshot::name));
        fields.add("snapshots", String.join(", ", domain.snapshots().stream().map(Snapshot::name).toList()));
        fields.add("golden", vm.on().golden(domain));
        fields.add("watched-by", vm.on().watcher(domain).map(Watcher::unit));
        vm.watch().ifPresent(watch -> {
            fields.add("health", terminal.say(watch.state().words()));
            fields.add("why", watch.why().map(terminal::say));
            fields.add("last-incident", watch.last().map(incident -> Amounts.at(incident.fault(), ZoneId.systemDefault()) + ": "
                    + terminal.say(incident.why())));
        });
        fields.add("uuid", domain.uuid());
        fields.print();
    }
}
