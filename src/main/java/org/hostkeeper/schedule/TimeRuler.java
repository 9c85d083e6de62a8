package org.hostkeeper.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a timeline is marked with times of day: at midnight, and at multiples of a step from it, as the clocks of a zone
 * show them. Where a clock is put forward or back, marks are nearer or farther than elsewhere, and none is there twice.
 */
public final class TimeRuler {
    private static final int DAY = 24 * 60;

    private TimeRuler() {}

    /** One mark. */
    public record Tick(Instant at, LocalDateTime shown) {
        public boolean isMidnight() {
            return shown.toLocalTime().toSecondOfDay() == 0;
        }
    }

    /**
     * The marks from the one moment on until before the other.
     *
     * @param step in minutes: a part of a day, or whole days
     */
    public static List<Tick> ticks(Instant from, Instant to, ZoneId zone, int step) {
        List<Tick> ticks = new ArrayList<>();
        LocalDateTime local = LocalDateTime.ofInstant(from, zone).truncatedTo(ChronoUnit.DAYS);
        LocalDateTime last = LocalDateTime.ofInstant(to, zone).plusDays(1);
        for (; local.isBefore(last); local = next(local, step)) {
            Instant at = local.atZone(zone).toInstant();
            LocalDateTime shown = LocalDateTime.ofInstant(at, zone);
            if (shown.equals(local) && !at.isBefore(from) && at.isBefore(to)) {
                ticks.add(new Tick(at, shown));
            }
        }
        return ticks;
    }

    private static LocalDateTime next(LocalDateTime local, int step) {
        return step < DAY ? local.plusMinutes(step) : local.plusDays(step / DAY);
    }
}
