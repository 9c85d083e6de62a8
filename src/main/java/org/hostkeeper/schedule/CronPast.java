package org.hostkeeper.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a host and its cron were there, as far as the host's journal tells it.
 *
 * @param since from when on that is known; empty if it is not known at all
 * @param until when it was read, by the host's clock
 * @param away when the host was off or its daemon did not run
 * @param doubtful when nobody can know: after a start of the host that ended in the middle of a line
 * @param changed when each crontab became what it is, by its path
 */
public record CronPast(Optional<Instant> since, Instant until, List<Away> away, List<Away> doubtful, Map<String, Instant> changed) {
    /** A file that was changed is read within the minute, but for one change in the very second in which the daemon looks. */
    private static final Duration TAKEN_UP = Duration.ofMinutes(2);

    /** A time in which no job was started. */
    public record Away(Instant from, Instant to, MissedRun.Why why) {
        /** Whether a part of the minute that begins then lies within. */
        boolean touches(Instant minute) {
            return from.isBefore(minute.plusSeconds(60)) && to.isAfter(minute);
        }
    }

    public CronPast {
        away = List.copyOf(away);
        doubtful = List.copyOf(doubtful);
        changed = Map.copyOf(changed);
    }

    static CronPast unknown() {
        return new CronPast(Optional.empty(), Instant.EPOCH, List.of(), List.of(), Map.of());
    }

    /** From when on this crontab stood as it does now, and what became of its jobs is known. */
    Optional<Instant> since(String crontab) {
        return since.flatMap(known -> Optional.ofNullable(changed.get(crontab))
                .map(at -> at.plus(TAKEN_UP))
                .map(taken -> taken.isAfter(known) ? taken : known));
    }

    boolean isDoubtful(Instant minute) {
        return doubtful.stream().anyMatch(time -> time.touches(minute));
    }

    /** Why no job was started in the minute that begins then; a host that was off counts before a daemon that was. */
    MissedRun.Why why(Instant minute) {
        return away.stream().filter(time -> time.touches(minute)).map(Away::why).sorted().findFirst().orElse(MissedRun.Why.NO_START);
    }
}
