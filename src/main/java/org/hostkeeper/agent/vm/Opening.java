package org.hostkeeper.agent.vm;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hostkeeper.exhibition.OpeningHours;

/** The opening hours of one exhibition, if it has any, and when they begin again. */
record Opening(Optional<OpeningHours> hours) {
    private static final int WEEK = 7;

    boolean open(LocalDateTime wall) {
        return hours.map(some -> some.open(wall)).orElse(true);
    }

    /** How long it stays closed, but at most so long: clocks on walls are set. */
    Duration untilOpen(LocalDateTime wall, Duration atMost) {
        return hours.stream()
                .flatMap(some -> some.spans().stream())
                .flatMap(span -> IntStream.rangeClosed(0, WEEK)
                        .mapToObj(days -> wall.toLocalDate().plusDays(days))
                        .filter(day -> span.days().contains(day.getDayOfWeek()))
                        .map(day -> day.atTime(span.from())))
                .filter(from -> from.isAfter(wall))
                .map(from -> Duration.between(wall, from))
                .filter(duration -> duration.compareTo(atMost) < 0)
                .min(Duration::compareTo)
                .orElse(atMost);
    }
}
