package org.hostkeeper.cli.exhibition;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.exhibition.DomainReader;
import org.hostkeeper.exhibition.Evidence;
import org.hostkeeper.exhibition.Watch;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What happened to a machine, and how often it needs somebody. */
@Command(
        name = "history",
        description = "Show the faults and reverts of a machine that the host's agent watches, newest first, and the mean time between failures.",
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper vm history artwork --host gallery-1")
final class VmHistory implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "VM", description = "The machine's name.")
    private String name = "";

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    /**
     * As scripts see it.
     *
     * @param meanTimeBetweenFailures seconds; null with fewer than two faults
     */
    record Told(String host, String vm, Optional<Long> meanTimeBetweenFailures, List<Row> incidents) {}

    /**
     * One of them.
     *
     * @param evidence "picture", "log": what is kept of it
     * @param away seconds from when the fault was known to the guest's first beat; null if it did not come back
     */
    record Row(long id, Instant fault, String reason, String detail, String outcome, Optional<Double> away, List<String> evidence) {
        static Row of(Watch.Incident incident) {
            return new Row(
                    incident.id(), incident.fault(), incident.reason(), incident.detail(), incident.outcome(),
                    incident.away().map(away -> away.toMillis() / 1000.0),
                    incident.evidence().stream().sorted().map(Evidence::code).toList());
        }
    }

    VmHistory(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::show);
    }

    private Exit show(Assembly house, Printer printer) {
        OneHost host = OneHost.of(house, context.terminal(), targets);
        DomainReader reader = house.exhibition().reader();
        DomainReader.History history = host.read(remote -> reader.history(remote, reader.ground(remote, name)));
        if (printer.json()) {
            printer.object(
                    new Told(host.name().value(), name, history.meanTimeBetweenFailures().map(Duration::toSeconds),
                            history.incidents().stream().map(Row::of).toList()),
                    () -> {});
        } else {
            printer.list(history.incidents(), List.of("incident", "when", "reason", "outcome", "away", "detail"), incident -> cells(incident, printer.terminal()), Text.of("cli", "none.incidents", name));
            history.meanTimeBetweenFailures().ifPresent(mean -> printer.sentence("vm.mtbf", Amounts.lasting(mean)));
        }
        return Exit.DONE;
    }

    private static List<Cell> cells(Watch.Incident incident, Terminal terminal) {
        return List.of(
                Cell.number(Long.toString(incident.id())),
                Cell.of(Amounts.at(incident.fault(), ZoneId.systemDefault())),
                Cell.of(terminal.say(incident.why())),
                Cell.of(terminal.say(incident.became())),
                Cell.number(incident.away().map(away -> "%.1f s".formatted(away.toMillis() / 1000.0)).orElse("")),
                Cell.of(incident.detail()));
    }
}
