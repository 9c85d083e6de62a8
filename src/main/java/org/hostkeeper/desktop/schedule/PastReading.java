package org.hostkeeper.desktop.schedule;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.schedule.CronLog;

/** What cron wrote of past runs, host by host: read as root, so only where a person asks for it. */
final class PastReading {
    private final ScheduleDeeds deeds;
    private final Executor window;
    private final Map<HostName, CronLog> logs = new HashMap<>();
    private final Map<HostName, Problem> problems = new HashMap<>();

    /** @param window the window's thread */
    PastReading(ScheduleDeeds deeds, Executor window) {
        this.deeds = deeds;
        this.window = window;
    }

    /** @param told when it is there, or why it is not, on the window's thread */
    void read(HostName host, Runnable told) {
        deeds.readLogs(Set.of(host), (_, outcome) -> window.execute(() -> {
            problems.remove(host);
            switch (outcome) {
                case Outcome.Done<CronLog>(CronLog log) -> logs.put(host, log);
                case Outcome.Failed<CronLog>(Problem why) -> problems.put(host, why);
                case Outcome.Cancelled<CronLog> _ -> {}
            }
            told.run();
        }));
    }

    Optional<CronLog> log(HostName host) {
        return Optional.ofNullable(logs.get(host));
    }

    /** What kept it from being read the last time. */
    Optional<Problem> problem(HostName host) {
        return Optional.ofNullable(problems.get(host));
    }
}
