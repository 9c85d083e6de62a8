package org.hostkeeper.cli.schedule;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.Run;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What starts next, over all chosen hosts. */
@Command(
        name = "next",
        description = "List what starts next on all chosen hosts together, soonest first: cron's jobs, and timers with --timers.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper cron next --root --tag gateway", "  hostkeeper cron next --count 50 --timers --json"})
final class CronNext implements Callable<Integer> {
    private final Context context;

    @Option(names = "--count", paramLabel = "N", defaultValue = "20", description = "How many starts (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--timers", description = "Timers of systemd too, each with its next start.")
    private boolean timers;

    @Mixin
    private Source source = new Source();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    CronNext(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (count < 1 || count > 10_000) {
            throw UsageException.of("cron.count");
        }
        return context.connected(common, connecting, this::next);
    }

    /**
     * One start, as scripts see it.
     *
     * @param moved whether the time of day that the line names is skipped by the clock, so that it starts right after
     */
    record Start(OffsetDateTime at, String host, String id, String user, String command, boolean moved) {}

    private Exit next(Assembly house, Printer printer) {
        Source.Found found = source.read(house, printer);
        Instant now = house.clock().instant();
        List<Start> starts = new ArrayList<>();
        found.schedules().forEach((host, on) -> {
            on.jobs().forEach(job -> job.next(now, on.clock(), count).forEach(run -> starts.add(start(host.value(), on, job, run))));
            if (timers) {
                on.timers().forEach(timer -> timer.next().ifPresent(at -> starts.add(new Start(
                        at.atZone(on.clock()).toOffsetDateTime(), host.value(), timer.unit(), "", timer.activates(), false))));
            }
        });
        starts.sort(Comparator.comparing((Start start) -> start.at().toInstant()).thenComparing(Start::host).thenComparing(Start::id));
        printer.list(
                starts.subList(0, Math.min(count, starts.size())),
                List.of("next", "host", "job", "user", "command"),
                start -> List.of(
                        Cell.of(CronList.at(start.at())), Cell.of(start.host()), Cell.of(start.id()), Cell.of(start.user()), Cell.of(start.command())),
                Text.of("cli", "none.starts"));
        return found.exit();
    }

    private static Start start(String host, Schedules on, CronJob job, Run run) {
        return new Start(run.at().atZone(on.clock()).toOffsetDateTime(), host, job.id(), job.user(), job.command(), run.moved());
    }
}
