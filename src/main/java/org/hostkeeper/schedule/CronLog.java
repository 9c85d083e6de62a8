package org.hostkeeper.schedule;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What cron wrote to the journal of the runs of its jobs, oldest first: {@code (USER) CMD (COMMAND)} for each, and with
 * Debian's {@code -L 15} also how it ended; cronie writes ends without it. A line with a {@link Wrapper} tells its end itself.
 *
 * @param past when host and daemon were there
 */
public record CronLog(List<JobRun> runs, CronPast past) {
    /** More than the script gives is cut off at its beginning. */
    private static final int MOST_LINES = 200_000;

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7F;

    public CronLog {
        runs = List.copyOf(runs);
    }

    /** Of a host of which nobody knows when it was there. */
    public CronLog(List<JobRun> runs) {
        this(runs, CronPast.unknown());
    }

    /** Reads the answer of {@code cronlog.sh} of a host with this daemon. */
    static CronLog parse(String text, CronDaemon daemon) {
        List<JobRun> runs = new CronLogReader(daemon.writesFailures()).read(text);
        boolean whole = daemon.writesStarts() && text.lines().limit(MOST_LINES).count() < MOST_LINES;
        return new CronLog(runs, whole ? new CronPastReader(daemon.runs()).read(text) : CronPast.unknown());
    }

    /** The runs of this job, those before its line got a wrapper too. Two lines of one user with the same command cannot be told apart and have them in common. */
    public List<JobRun> of(CronJob job) {
        String command = command(job);
        Set<String> logged = Stream.concat(Stream.of(command), Wrapper.inside(command).stream()).map(CronLog::logged).collect(Collectors.toSet());
        return runs.stream().filter(run -> run.user().equals(job.user()) && logged.contains(run.command())).toList();
    }

    /** Which of these runs of one job, the oldest first, were started while an earlier one was at work still. */
    public static BitSet overlapping(List<JobRun> runs) {
        BitSet overlapping = new BitSet();
        Instant busyUntil = Instant.MIN;
        for (int i = 0; i < runs.size(); i++) {
            JobRun run = runs.get(i);
            overlapping.set(i, run.started().isBefore(busyUntil));
            Instant end = run.ending() instanceof JobRun.Ending.Open ? Instant.MAX : run.ended().orElse(Instant.MIN);
            busyUntil = end.isAfter(busyUntil) ? end : busyUntil;
        }
        return overlapping;
    }

    private static String command(CronJob job) {
        boolean system = job.file().user().isEmpty() && job.crontab().rules().dialect() == Dialect.DEBIAN;
        // of the blanks after a user Debian's daemon takes one, the rest belongs to the command
        return job.text().job().map(text -> (system ? text.userGap().replaceFirst(".", "") : "") + text.command()).orElse("");
    }

    /** As the daemon logs the command (mkprints in misc.c), after it cut the input off and took the backslashes from percent signs. */
    private static String logged(String raw) {
        return DaemonCommand.of(raw).command().chars().mapToObj(c -> printable((char) c)).collect(Collectors.joining());
    }

    private static String printable(char c) {
        if (c < FIRST_PRINTABLE) {
            return "^" + (char) (c + '@');
        }
        return c < DELETE ? String.valueOf(c) : c == DELETE ? "^?" : "\\%03o".formatted((int) c);
    }
}
