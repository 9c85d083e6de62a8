package org.hostkeeper.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The starts of a job that were due and did not come. A start belongs to what was due in its minute; one that is left over
 * makes up for what was due before and did not come, since the daemon catches up with a clock that is put forward by at most
 * three hours (cron.c). Before a job's line stood as it does now, and before the journal's first line, nothing is told.
 *
 * @param since from when on it is known; empty if it is not
 * @param missed the oldest first
 */
public record MissedRuns(Optional<Instant> since, List<MissedRun> missed) {
    /** A start may come late by so much, on a busy host. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private static final Duration CAUGHT_UP = Duration.ofMinutes(185);

    public MissedRuns {
        missed = List.copyOf(missed);
    }

    /** @param clock the host's zone */
    public static MissedRuns of(CronJob job, ZoneId clock, CronLog log) {
        boolean goes = job.state() == CronJob.State.RUNS || job.state() == CronJob.State.DAEMON_DOWN;
        Optional<Instant> since = log.past().since(job.file().path()).filter(_ -> goes);
        if (since.isEmpty() || !(job.text().time().orElse(null) instanceof CronTime.Fields time)) {
            return new MissedRuns(Optional.empty(), List.of());
        }
        List<Instant> due = new NextRuns(job.zone(clock)).between(since.get().minusNanos(1), log.past().until(), time).stream()
                .map(Run::at)
                .toList();
        List<Instant> started = log.of(job).stream().map(JobRun::started).filter(at -> !at.isBefore(since.get())).sorted().toList();
        return new MissedRuns(since, left(due, started).stream()
                .filter(minute -> minute.isBefore(log.past().until().minus(LATE)) && !log.past().isDoubtful(minute))
                .map(minute -> new MissedRun(minute, log.past().why(minute)))
                .toList());
    }

    /** What was due and for which there is no start. */
    private static List<Instant> left(List<Instant> due, List<Instant> started) {
        Map<Instant, Integer> starts = new HashMap<>();
        started.forEach(at -> starts.merge(at.truncatedTo(ChronoUnit.MINUTES), 1, Integer::sum));
        List<Instant> left = new ArrayList<>();
        for (Instant minute : due) {
            if (!take(starts, minute)) {
                left.add(minute);
            }
        }
        Deque<Instant> over = new ArrayDeque<>(started.stream()
                .map(at -> at.truncatedTo(ChronoUnit.MINUTES))
                .distinct()
                .flatMap(minute -> Collections.nCopies(starts.getOrDefault(minute, 0), minute).stream())
                .toList());
        left.removeIf(minute -> madeUp(minute, over));
        return left;
    }

    private static boolean take(Map<Instant, Integer> starts, Instant minute) {
        int there = starts.getOrDefault(minute, 0);
        starts.put(minute, Math.max(0, there - 1));
        return there > 0;
    }

    /** Whether one of the starts that are left over makes up for it; that one is taken. */
    private static boolean madeUp(Instant minute, Deque<Instant> over) {
        while (!over.isEmpty() && over.peekFirst().isBefore(minute)) {
            over.removeFirst();
        }
        boolean found = !over.isEmpty() && Duration.between(minute, over.peekFirst()).compareTo(CAUGHT_UP) <= 0;
        if (found) {
            over.removeFirst();
        }
        return found;
    }
}
