package org.hostkeeper.cli.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.CronLog;
import org.hostkeeper.schedule.JobRun;
import org.hostkeeper.schedule.LogFile;
import org.hostkeeper.schedule.MissedRun;
import org.hostkeeper.schedule.MissedRuns;
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
            "Of a job that the journal does not know, it is told when the log file that its line names was changed.",
            "Starts that were due and did not come are told with their reason: the host was off, cron was not running, or cron recorded none;",
            "not of times before the line stood as it does, or before the journal's first line.",
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

    @Option(names = "--all", description = "Every run and every missed start, newest first, instead of the last one of each job.")
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

    private record Read(Schedules schedules, CronLog log, Map<String, LogFile> files) {}

    private Exit runs(Assembly house, Printer printer) {
        List<HostName> hosts = targets.orAll(house.inventory()).stream().map(Host::name).toList();
        Instant since = house.clock().instant().minus(Duration.ofDays(days));
        HostWork<Read> reading = (remote, _) -> {
            Schedules schedules = house.scheduleReader().read(remote);
            CronLog log = house.scheduleReader().log(remote, schedules.daemon(), since);
            List<CronJob> unknown = schedules.jobs().stream().filter(job -> !all && wanted(job) && log.of(job).isEmpty()).toList();
            return new Read(schedules, log, house.scheduleReader().logFiles(remote, unknown));
        };
        HostReading<Read> read = HostReading.of(context, house, hosts, reading);
        List<Problem> problems = read.problems();
        List<RunRow> rows = new ArrayList<>();
        List<String> found = new ArrayList<>();
        read.found().forEach((host, there) -> {
            there.schedules().jobs().forEach(job -> found.add(job.id()));
            rows.addAll(rows(host, there));
        });
        ids.stream().filter(id -> problems.isEmpty() && found.stream().noneMatch(job -> job.startsWith(id))).findFirst().ifPresent(id -> {
            throw new ProblemException(new Problem.NotFound(Text.of("schedule", "job"), id));
        });
        if (all) {
            rows.sort(Comparator.comparing((RunRow row) -> row.moment().map(OffsetDateTime::toInstant).orElse(Instant.MIN)).reversed());
        }
        printer.list(
                rows,
                List.of("host", "job", "started", "took", "ending", "user", "command"),
                row -> row.cells(context.terminal()),
                Text.of("cli", all ? "none.runs" : "none.jobs"));
        problems.forEach(printer::problem);
        return problems.stream().map(Exit::of).reduce(Exit.DONE, Exit::and);
    }

    private boolean wanted(CronJob job) {
        return (ids.isEmpty() || ids.stream().anyMatch(id -> job.id().startsWith(id)))
                && job.state() != CronJob.State.OFF
                && job.state() != CronJob.State.SET_ASIDE;
    }

    /** All that were missed, or the last one if it came after the last run. */
    private List<MissedRun> missed(MissedRuns of, List<JobRun> runs) {
        Instant last = all || runs.isEmpty() ? Instant.MIN : runs.getLast().started();
        List<MissedRun> missed = of.missed().stream().filter(one -> one.due().isAfter(last)).toList();
        return missed.subList(all ? 0 : Math.max(0, missed.size() - 1), missed.size());
    }

    private List<RunRow> rows(HostName host, Read found) {
        List<RunRow> rows = new ArrayList<>();
        ZoneId zone = found.schedules().clock();
        for (CronJob job : found.schedules().jobs().stream().filter(this::wanted).toList()) {
            List<JobRun> runs = found.log().of(job);
            MissedRuns missed = MissedRuns.of(job, zone, found.log());
            BitSet overlapping = CronLog.overlapping(runs);
            IntStream.range(all ? 0 : Math.max(0, runs.size() - 1), runs.size())
                    .mapToObj(i -> RunRow.of(host, job, runs.get(i), overlapping.get(i), missed, zone))
                    .forEach(rows::add);
            missed(missed, runs).forEach(one -> rows.add(RunRow.missed(host, job, one, missed, zone)));
            if (runs.isEmpty() && !all) {
                rows.add(RunRow.none(host, job, Optional.ofNullable(found.files().get(job.id())), missed, zone));
            }
        }
        return rows;
    }
}
