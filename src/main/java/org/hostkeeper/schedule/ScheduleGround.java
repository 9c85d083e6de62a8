package org.hostkeeper.schedule;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * What a host is like where a schedule is to be changed, read as root.
 *
 * @param files what stands at each path that the plan may touch
 */
public record ScheduleGround(HostName host, Schedules schedules, Map<String, FileState> files) {
    private static final int SHORTEST_ID = 4;

    public ScheduleGround {
        files = Map.copyOf(files);
    }

    /** The jobs with these ids, or with ids that begin so, in the order of the crontabs. */
    static List<CronJob> find(HostName host, Schedules schedules, Collection<String> ids) {
        List<CronJob> all = schedules.jobs();
        Map<String, List<CronJob>> byId = all.stream().collect(Collectors.groupingBy(CronJob::id));
        Set<String> chosen = new HashSet<>();
        for (String id : ids) {
            List<CronJob> meant = Optional.ofNullable(byId.get(id)).orElseGet(() -> all.stream().filter(job -> isMeant(job, id)).toList());
            if (meant.isEmpty()) {
                throw new ProblemException(new Problem.NotFound(Text.of("schedule", "job-on", host.value()), id));
            }
            if (meant.size() > 1) {
                throw new ProblemException(new Problem.InvalidInput(
                        Text.of("schedule", "job"), id, Text.of("schedule", "job.several", host.value())));
            }
            chosen.add(meant.getFirst().id());
        }
        return all.stream().filter(job -> chosen.contains(job.id())).toList();
    }

    private static boolean isMeant(CronJob job, String id) {
        return id.length() >= SHORTEST_ID && job.id().startsWith(id);
    }

    FileState at(String path) {
        return Optional.ofNullable(files.get(path))
                .orElseThrow(() -> new IllegalStateException("Nobody looked at " + path));
    }

    /** The jobs as they stand in the file right now; one that is gone since it was listed is a conflict. */
    List<CronJob> jobs(CrontabFile file, Collection<String> ids) {
        CrontabFile now = new CrontabFile(
                file.path(), file.user(), file.ownership(), file.links(), file.sort(), Optional.of(content(file.path())));
        Set<String> wanted = Set.copyOf(ids);
        List<CronJob> jobs = CronJob.of(schedules, now).stream().filter(job -> wanted.contains(job.id())).toList();
        if (jobs.size() != ids.size()) {
            throw new ProblemException(new Problem.Conflict(host.value(), file.path()));
        }
        return jobs;
    }

    /** The whole file; nothing if it is not there. */
    Bytes content(String path) {
        return switch (at(path)) {
            case FileState.Absent _ -> Bytes.utf8("");
            case FileState.Present(var _, var _, var _, var content) when content.isPresent() -> content.get();
            case FileState.Present _ -> throw refused(path, "refused.large");
            case FileState.Folder _, FileState.SymbolicLink _ -> throw refused(path, "refused.no-file");
        };
    }

    static ProblemException refused(String path, String why) {
        return new ProblemException(new Problem.Refused(Text.literal(path), Text.of("schedule", why)));
    }
}
