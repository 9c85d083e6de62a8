package org.hostkeeper.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;

/**
 * Reads schedules as root, which the probe does not: the crontabs of all users, and the ground of a plan. Throws what the
 * connection throws.
 */
public final class ScheduleReader {
    /** What the program calls itself, {@code $0}; its parameters are users to look up. */
    public static final String NAME = "hostkeeper-schedules";

    /** What the program calls itself, {@code $0}, that prints cron's lines of the journal; its parameter is a time in Unix seconds. */
    public static final String LOG = "hostkeeper-cron-log";

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long MOST = 64L << 20;

    /** Not quiet: the lines between two boots tell that what ran before was cut off. */
    private static final String LOG_SCRIPT = """
            exec journalctl --no-pager --all --output=short-unix --lines=200000 --since="@$1" \\
              --identifier=CRON --identifier=cron --identifier=CROND --identifier=crond --identifier=hostkeeper-cron
            """;

    public Schedules read(Remote remote) {
        return read(remote, List.of());
    }

    Schedules read(Remote remote, Collection<String> users) {
        Output output = remote.run(Command.script(SchedulesProbe.SCRIPT, NAME, users.toArray(String[]::new))
                .asRoot(true)
                .within(LIMIT)
                .sayingAtMost(MOST));
        if (!output.ok()) {
            throw new ProblemException(
                    new Problem.CommandFailed(remote.host().value(), NAME, output.exit(), output.error().strip()));
        }
        return new SchedulesProbe().parse(output.text());
    }

    /** What cron wrote of its jobs' runs since then. */
    public CronLog log(Remote remote, CronDaemon daemon, Instant since) {
        Command journal = Command.script(LOG_SCRIPT, LOG, String.valueOf(since.getEpochSecond()))
                .asRoot(true)
                .within(LIMIT)
                .sayingAtMost(MOST);
        Output output = remote.run(journal);
        if (!output.ok()) {
            throw new ProblemException(
                    new Problem.CommandFailed(remote.host().value(), LOG, output.exit(), output.error().strip()));
        }
        return CronLog.parse(output.text(), daemon);
    }

    /** For lines that are switched or removed, by their ids. */
    public ScheduleGround ground(Remote remote, Collection<String> ids) {
        return ground(remote, ids, read(remote));
    }

    /** For lines that are edited; whether the host has their new user is asked too. */
    public ScheduleGround ground(Remote remote, Collection<String> ids, EditRequest request) {
        return ground(remote, ids, read(remote, request.user().stream().toList()));
    }

    private static ScheduleGround ground(Remote remote, Collection<String> ids, Schedules schedules) {
        List<String> paths = ScheduleGround.find(remote.host(), schedules, ids).stream()
                .map(job -> job.file().path())
                .distinct()
                .toList();
        return new ScheduleGround(remote.host(), schedules, Files.look(remote, paths, true));
    }

    /** For what the daemon writes down. */
    public ScheduleGround recordGround(Remote remote) {
        return new ScheduleGround(remote.host(), read(remote), Files.look(remote, List.of(CronDefaults.PATH), true));
    }

    /** For what the lint has found. */
    public ScheduleGround ground(Remote remote, Finding finding) {
        return new ScheduleGround(remote.host(), read(remote), Files.look(remote, Mending.paths(finding), true));
    }

    /** For a new line. */
    public ScheduleGround ground(Remote remote, AddRequest request) {
        Schedules schedules = read(remote, List.of(request.user()));
        String path = request.path(schedules);
        return new ScheduleGround(remote.host(), schedules, Files.look(remote, List.of(path), true));
    }
}
