package org.hostkeeper.cli.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.CronLog;
import org.hostkeeper.schedule.JobRun;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** When jobs ran, as far as somebody wrote it down. */
@Command(
        name = "runs",
        description = {
            "Tell when jobs were started, how long they took and how they ended, as cron wrote it to the journal.",
            "Debian's cron writes starts only, until \"cron record\" has it write more; what nobody wrote is not guessed.",
            "Reads as root: through sudo if the login is another."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper cron runs --host web1", "  hostkeeper cron runs --job 3f09ab12 --all --days 30 --tag gateway --json"})
final class CronRuns implements Callable<Integer> {
    static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int MOST_DAYS = 3660;

    private final Context context;

    @Option(names = "--job", paramLabel = "ID", split = ",", description = "These jobs, as \"cron list\" names them; without any, all.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--all", description = "Every run, newest first, instead of the last one of each job.")
    private boolean all;

    @Option(names = "--days", paramLabel = "N", defaultValue = "7", description = "How far back (default: ${DEFAULT-VALUE} days).")
    private int days;

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    CronRuns(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw UsageException.of("cron.days", MOST_DAYS);
        }
        return context.connected(common, connecting, this::runs);
    }

    private record Read(Schedules schedules, CronLog log) {}

    /**
     * A job's run, or that none is recorded, as scripts see it.
     *
     * @param ending well, failed, killed, running or not-recorded
     * @param number the status or the signal
     * @param overlaps whether an earlier one was at work still
     */
    record Row(
            String host,
            String id,
            String user,
            String command,
            Optional<OffsetDateTime> started,
            Optional<OffsetDateTime> ended,
            Optional<Double> seconds,
            String ending,
            Optional<Integer> number,
            boolean overlaps) {
        static Row none(HostName host, CronJob job) {
            return new Row(
                    host.value(), job.id(), job.user(), job.command(), Optional.empty(), Optional.empty(), Optional.empty(), "not-recorded",
                    Optional.empty(), false);
        }
    }

    private Exit runs(Assembly house, Printer printer) {
        List<HostName> hosts = targets.orAll(house.inventory()).stream().map(Host::name).toList();
        Instant since = house.clock().instant().minus(Duration.ofDays(days));
        HostWork<Read> reading = (remote, _) -> {
            Schedules schedules = house.scheduleReader().read(remote);
            return new Read(schedules, house.scheduleReader().log(remote, schedules.daemon(), since));
        };
        Map<HostName, Outcome<Read>> read = new Running(house, context.terminal())
                .job(Text.of("cli", "doing.read"), progress -> house.fleet().onEach(hosts, reading, progress));
        List<Row> rows = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<String> found = new ArrayList<>();
        new TreeMap<>(read).forEach((host, outcome) -> {
            switch (outcome) {
                case Outcome.Done<Read>(Read there) -> {
                    there.schedules().jobs().forEach(job -> found.add(job.id()));
                    rows.addAll(rows(host, there));
                }
                case Outcome.Failed<Read>(Problem problem) -> problems.add(problem);
                case Outcome.Cancelled<Read> _ -> problems.add(new Problem.Cancelled(host.value()));
            }
        });
        ids.stream().filter(id -> problems.isEmpty() && found.stream().noneMatch(job -> job.startsWith(id))).findFirst().ifPresent(id -> {
            throw new ProblemException(new Problem.NotFound(Text.of("schedule", "job"), id));
        });
        if (all) {
            rows.sort(Comparator.comparing((Row row) -> row.started().map(OffsetDateTime::toInstant).orElse(Instant.MIN)).reversed());
        }
        printer.list(rows, List.of("host", "job", "started", "took", "ending", "user", "command"), this::cells, Text.of("cli", "none.jobs"));
        problems.forEach(printer::problem);
        return problems.stream().map(Exit::of).reduce(Exit.DONE, Exit::and);
    }

    private List<Row> rows(HostName host, Read found) {
        List<Row> rows = new ArrayList<>();
        for (CronJob job : found.schedules().jobs()) {
            boolean wanted = ids.isEmpty() || ids.stream().anyMatch(id -> job.id().startsWith(id));
            if (wanted && job.state() != CronJob.State.OFF && job.state() != CronJob.State.SET_ASIDE) {
                List<JobRun> runs = found.log().of(job);
                BitSet overlapping = CronLog.overlapping(runs);
                IntStream.range(all ? 0 : Math.max(0, runs.size() - 1), runs.size())
                        .mapToObj(i -> row(host, found, job, runs.get(i), overlapping.get(i)))
                        .forEach(rows::add);
                if (runs.isEmpty() && !all) {
                    rows.add(Row.none(host, job));
                }
            }
        }
        return rows;
    }

    private static Row row(HostName host, Read found, CronJob job, JobRun run, boolean overlaps) {
        return new Row(
                host.value(),
                job.id(),
                job.user(),
                job.command(),
                Optional.of(run.started().atZone(found.schedules().clock()).toOffsetDateTime()),
                run.ended().map(end -> end.atZone(found.schedules().clock()).toOffsetDateTime()),
                run.took().map(took -> took.toMillis() / 1e3),
                RunWords.code(run.ending()),
                RunWords.number(run.ending()),
                overlaps);
    }

    private List<Cell> cells(Row row) {
        String overlap = row.overlaps() ? ", " + context.terminal().say(Text.of("schedule", "run.overlaps")) : "";
        return List.of(
                Cell.of(row.host()),
                Cell.of(row.id()),
                Cell.of(row.started().map(SECOND::format).orElseGet(() -> context.terminal().say(Text.of("schedule", "run.not-recorded")))),
                Cell.of(row.seconds().map(s -> context.terminal().say(Text.of("schedule", "run.seconds", s))).orElse("")),
                Cell.state(
                        row.started().isEmpty()
                                ? ""
                                : context.terminal().say(Text.of("schedule", "run." + row.ending(), row.number().orElse(0))) + overlap,
                        switch (row.ending()) {
                            case "well" -> row.overlaps() ? Tone.ATTENTION : Tone.GOOD;
                            case "failed", "killed" -> Tone.FAILED;
                            default -> row.overlaps() ? Tone.ATTENTION : Tone.PLAIN;
                        }),
                Cell.of(row.user()),
                Cell.of(row.command()));
    }
}
