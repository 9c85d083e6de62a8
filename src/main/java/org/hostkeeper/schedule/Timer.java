package org.hostkeeper.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A timer of systemd.
 *
 * @param activates the unit that it starts
 * @param calendar its OnCalendar= settings; times that count from another moment stand in {@code monotonic}
 * @param persistent whether a start that was missed is made up for
 * @param next when it starts next, as systemd says, which knows its random delay
 * @param last when it last started
 */
public record Timer(
        String unit,
        String activates,
        String description,
        List<String> calendar,
        List<String> monotonic,
        boolean persistent,
        String randomDelay,
        String path,
        String enabled,
        boolean active,
        Optional<Instant> next,
        Optional<Instant> last) {
    public Timer {
        calendar = List.copyOf(calendar);
        monotonic = List.copyOf(monotonic);
    }
}
