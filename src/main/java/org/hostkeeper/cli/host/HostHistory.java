package org.hostkeeper.cli.host;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.facts.Levels;
import org.hostkeeper.facts.Sample;
import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How one host was over time. */
@Command(
        name = "history",
        description = {
            "Show how a host was: load for each processor, memory, fullest disk, failed units, as Hostkeeper has read them.",
            "A day is kept in steps of five minutes, thirty days by the hour. The host is not contacted."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper host history web1", "  hostkeeper host history web1 --hours 168 --json"})
final class HostHistory implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", description = "The host.")
    private HostName name = new HostName("unnamed");

    @Option(names = "--hours", paramLabel = "N", defaultValue = "24", description = "So far back. Default: ${DEFAULT-VALUE}.")
    private int hours;

    @Mixin
    private Common common = new Common();

    /** One moment, as scripts see it; the levels are null if the host did not answer. */
    record Row(
            Instant at,
            boolean reached,
            Optional<Double> loadPerCpu,
            Optional<Double> memoryUse,
            Optional<Double> diskUse,
            Optional<Integer> failedUnits) {
        static Row of(Sample sample) {
            Optional<Levels> levels = sample.levels();
            return new Row(
                    sample.at(),
                    sample.reached(),
                    levels.map(Levels::load),
                    levels.map(Levels::memory),
                    levels.map(Levels::disk).filter(OptionalDouble::isPresent).map(OptionalDouble::getAsDouble),
                    levels.map(Levels::failedUnits));
        }
    }

    HostHistory(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.local(common, (house, printer) -> {
            Targets.required(house.inventory(), name);
            Instant since = house.clock().instant().minus(Duration.ofHours(Math.clamp(hours, 1, 24 * 30)));
            List<Row> rows = house.history().samples(name, since).stream().map(Row::of).toList();
            printer.list(
                    rows,
                    List.of("time", "state", "load", "memory", "disk", "failed"),
                    this::cells,
                    Text.of("cli", "none.history"));
            return Exit.DONE;
        });
    }

    private List<Cell> cells(Row row) {
        Locale language = context.terminal().language();
        String state = row.reached() ? "ok" : "unreachable";
        return List.of(
                Cell.of(Amounts.at(row.at(), ZoneId.systemDefault())),
                Cell.state(context.terminal().say("state." + state), row.reached() ? Tone.GOOD : Tone.FAILED),
                Cell.number(row.loadPerCpu().map(l -> String.format(language, "%.2f", l)).orElse("")),
                Cell.number(row.memoryUse().map(u -> percent(u, language)).orElse("")),
                Cell.number(row.diskUse().map(u -> percent(u, language)).orElse("")),
                Cell.number(row.failedUnits().map(String::valueOf).orElse("")));
    }

    private static String percent(double use, Locale language) {
        return String.format(language, "%.0f %%", use * 100);
    }
}
