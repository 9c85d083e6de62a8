package org.hostkeeper.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reckons the starts within a window; each time of each zone once, however many jobs have it. */
final class StartsInWindow {
    private static final Starts NEVER = Starts.of(IntStream.empty());

    private final Instant from;
    private final int minutes;
    private final Map<Time, Starts> known = new HashMap<>();

    /**
     * @param lead minutes before the window, from which a run may last into it
     * @param ofSystemd which starts nothing for a time that the clock skips
     */
    private record Time(CronTime.Fields fields, ZoneId zone, int lead, boolean ofSystemd) {}

    StartsInWindow(Instant from, int minutes) {
        this.from = from;
        this.minutes = minutes;
    }

    /** @param lasting minutes that a run takes, at least one */
    Starts of(Planned planned, int lasting) {
        return switch (planned.what()) {
            case ByClock.Cron(CronJob job) when job.state() == CronJob.State.RUNS -> job.text().time()
                    .map(time -> switch (time) {
                        case CronTime.Fields fields -> of(new Time(fields, job.zone(planned.clock()), lasting - 1, false));
                        case CronTime.Reboot _ -> NEVER;
                    })
                    .orElse(NEVER);
            case ByClock.Cron _ -> NEVER;
            case ByClock.Systemd(Timer timer) -> timer.active() ? timer(timer, planned.clock()) : NEVER;
        };
    }

    private Starts of(Time time) {
        return known.computeIfAbsent(time, this::reckoned);
    }

    private Starts reckoned(Time time) {
        return Starts.of(new NextRuns(time.zone())
                .between(minute(-time.lead()).minusNanos(1), minute(minutes), time.fields()).stream()
                .filter(run -> !time.ofSystemd() || !run.moved())
                .mapToInt(run -> minute(run.at())));
    }

    /**
     * As systemd says when it started last and starts next, with its random delay; for later ones its calendar counts, as far
     * as that can be read. What it did before the last one is not known.
     */
    private Starts timer(Timer timer, ZoneId clock) {
        IntStream told = IntStream.concat(
                timer.last().stream().mapToInt(this::minute), timer.next().stream().mapToInt(this::minute));
        int known = timer.next().or(timer::last).map(this::minute).orElse(0);
        IntStream later = timer.calendar().stream()
                .flatMap(calendar -> CalendarTime.read(calendar).stream())
                .map(calendar -> of(new Time(calendar.fields(), calendar.zone().orElse(clock), 0, true)))
                .flatMapToInt(starts -> IntStream.range(starts.numberFrom(known + 1), starts.count()).map(starts::minute));
        return Starts.of(IntStream.concat(told, later).filter(minute -> minute >= 0 && minute < minutes));
    }

    private Instant minute(int minute) {
        return from.plus(Duration.ofMinutes(minute));
    }

    private int minute(Instant at) {
        return (int) Math.clamp(Math.floorDiv(Duration.between(from, at).toSeconds(), 60L), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
