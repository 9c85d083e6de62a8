package org.hostkeeper.exhibition;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * When an exhibition is open, in the host's own time. Outside of these hours a machine is watched and not reverted by itself,
 * so that it can be switched off for the night; at the opening what is not well is brought back.
 */
public record OpeningHours(List<Span> spans) {
    public OpeningHours {
        spans = List.copyOf(spans);
    }

    /** @param until at or before {@code from} for the next day */
    public record Span(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
        public Span {
            days = Set.copyOf(days);
        }

        boolean contains(LocalDateTime time) {
            LocalTime clock = time.toLocalTime();
            if (from.isBefore(until)) {
                return days.contains(time.getDayOfWeek()) && !clock.isBefore(from) && clock.isBefore(until);
            }
            return days.contains(time.getDayOfWeek()) && !clock.isBefore(from)
                    || days.contains(time.minusDays(1).getDayOfWeek()) && clock.isBefore(until);
        }
    }

    public boolean open(LocalDateTime time) {
        return spans.stream().anyMatch(span -> span.contains(time));
    }
}
