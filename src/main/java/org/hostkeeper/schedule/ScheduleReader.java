package org.hostkeeper.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.plan.FileState;
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

    /** What the program calls itself, {@code $0}, that prints cron's lines of the journal and when host and cron were there; its parameter is a time in Unix seconds. */
    public static final String LOG = "hostkeeper-cron-log";

    /** What the program calls itself, {@code $0}, that tells when files were changed; its parameters are pairs of a user and a path. */
    public static final String FILES = "hostkeeper-cron-files";

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long MOST = 64L << 20;

    private static final String LOG_SCRIPT = Scripts.beside(ScheduleReader.class, "cronlog.sh");

    /** A line for each file that is there: which of the pairs, when it was changed, and its path. */
    private static final String FILES_SCRIPT = """
            n=0
            while [ "$#" -ge 2 ]; do
                file=$2
                case $2 in
                ./*) file=$(getent passwd -- "$1" | cut -d: -f6) && file=${file:-/nowhere}/${2#./} ;;
                esac
                [ ! -f "$file" ] || printf '%s %s\\n' "$n" "$(stat -L -c '%Y %n' -- "$file")"
                n=$((n + 1))
                shift 2
            done
            """;

    private static final Pattern FILE_LINE = Pattern.compile("(\\d{1,9}) (\\d{1,15}) (/.*)");

    public Schedules read(Remote remote) {
        return read(remote, List.of());
    }

    Schedules read(Remote remote, Collection<String> users) {
        return new SchedulesProbe().parse(answer(remote, SchedulesProbe.SCRIPT, NAME, List.copyOf(users)));
    }

    private static String answer(Remote remote, String script, String name, List<String> parameters) {
        Output output = remote.run(Command.script(script, name, parameters.toArray(String[]::new))
                .asRoot(true)
                .within(LIMIT)
                .sayingAtMost(MOST));
        if (!output.ok()) {
            throw new ProblemException(
                    new Problem.CommandFailed(remote.host().value(), name, output.exit(), output.error().strip()));
        }
        return output.text();
    }

    /** What cron wrote of its jobs' runs since then. */
    public CronLog log(Remote remote, CronDaemon daemon, Instant since) {
        return CronLog.parse(answer(remote, LOG_SCRIPT, LOG, List.of(String.valueOf(since.getEpochSecond()))), daemon);
    }

    /** The files that these jobs send their output to, by the jobs' ids; none of a job that names no file, or one that is not there. */
    public Map<String, LogFile> logFiles(Remote remote, Collection<CronJob> jobs) {
        List<CronJob> asked = jobs.stream().filter(job -> LogFile.path(job).isPresent()).toList();
        Map<String, LogFile> files = new HashMap<>();
        if (!asked.isEmpty()) {
            List<String> parameters = asked.stream().flatMap(job -> Stream.concat(Stream.of(job.user()), LogFile.path(job).stream())).toList();
            answer(remote, FILES_SCRIPT, FILES, parameters).lines().map(FILE_LINE::matcher).filter(Matcher::matches).forEach(line -> files.put(
                    asked.get(Integer.parseInt(line.group(1))).id(),
                    new LogFile(line.group(3), Instant.ofEpochSecond(Long.parseLong(line.group(2))))));
        }
        return files;
    }

    /** For lines that are switched or removed, by their ids. */
    public ScheduleGround ground(Remote remote, Collection<String> ids) {
        return ground(remote, ids, read(remote));
    }

    /** For lines that get the times found for them. */
    public ScheduleGround staggerGround(Remote remote, Collection<Stagger.Placed> jobs) {
        return ground(remote, jobs.stream().map(placed -> placed.job().id()).toList());
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
        return new ScheduleGround(remote.host(), read(remote), Files.look(remote, LintPlans.paths(finding), true));
    }

    /** For a job that becomes a timer. */
    public ScheduleGround timerGround(Remote remote, String id, TimerRequest request) {
        Schedules schedules = read(remote);
        TimerUnits units = TimerPlans.units(remote.host(), schedules, id, request);
        return new ScheduleGround(remote.host(), schedules, Files.look(remote, TimerPlans.paths(units), true));
    }

    /** For a timer that becomes a job again. */
    public ScheduleGround cronGround(Remote remote, String name) {
        List<String> paths = new ArrayList<>(TimerPlans.files(name));
        Schedules schedules = read(remote);
        FileState timer = new ScheduleGround(remote.host(), schedules, Files.look(remote, paths, true)).at(paths.getFirst());
        paths.add(TimerPlans.origin(name, timer).crontab());
        return new ScheduleGround(remote.host(), schedules, Files.look(remote, paths, true));
    }

    /** For a new line. */
    public ScheduleGround ground(Remote remote, AddRequest request) {
        Schedules schedules = read(remote, List.of(request.user()));
        String path = request.path(schedules);
        return new ScheduleGround(remote.host(), schedules, Files.look(remote, List.of(path), true));
    }
}
