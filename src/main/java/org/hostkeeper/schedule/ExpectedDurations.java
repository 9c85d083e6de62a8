package org.hostkeeper.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.host.HostName;

/** How long jobs are expected to take, as far as somebody knows it. */
@FunctionalInterface
public interface ExpectedDurations {
    /** For how long back runs are looked at: a monthly job is among them. */
    Duration LOOKED_BACK = Duration.ofDays(31);

    Optional<Duration> of(HostName host, CronJob job);

    /** Nobody knows it of any. */
    static ExpectedDurations unknown() {
        return (_, _) -> Optional.empty();
    }

    /** As long as the middle one of the runs whose end was written down. */
    static ExpectedDurations recorded(Map<HostName, CronLog> logs) {
        return (host, job) -> Optional.ofNullable(logs.get(host)).flatMap(log -> middle(log.of(job)));
    }

    /** This long, where nobody knows better. */
    default ExpectedDurations orElse(Duration assumed) {
        return (host, job) -> of(host, job).or(() -> Optional.of(assumed));
    }

    private static Optional<Duration> middle(List<JobRun> runs) {
        List<Duration> took = runs.stream().flatMap(run -> run.took().stream()).sorted().toList();
        return took.isEmpty() ? Optional.empty() : Optional.of(took.get(took.size() / 2));
    }
}
