package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The ruler of a timeline")
class TimeRulerTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    @DisplayName("has its marks at round times of the zone's clocks, whenever the window begins")
    void marks() {
        Instant from = Instant.parse("2026-11-26T11:17:00Z");
        assertThat(TimeRuler.ticks(from, from.plus(Duration.ofHours(14)), BERLIN, 360))
                .extracting(tick -> tick.shown().toString())
                .containsExactly("2026-11-26T18:00", "2026-11-27T00:00");
        assertThat(TimeRuler.ticks(from, from.plus(Duration.ofDays(3)), BERLIN, 24 * 60)).hasSize(3).allMatch(TimeRuler.Tick::isMidnight);
    }

    @Test
    @DisplayName("leaves out an hour that the clock skips, and marks one that comes twice once")
    void clockChanges() {
        Instant spring = Instant.parse("2026-03-28T23:00:00Z");
        assertThat(TimeRuler.ticks(spring, spring.plus(Duration.ofHours(5)), BERLIN, 60))
                .extracting(tick -> tick.shown().getHour())
                .containsExactly(0, 1, 3, 4, 5);
        Instant autumn = Instant.parse("2026-10-24T22:00:00Z");
        assertThat(TimeRuler.ticks(autumn, autumn.plus(Duration.ofHours(5)), BERLIN, 60))
                .extracting(tick -> tick.shown().getHour())
                .containsExactly(0, 1, 2, 3);
    }
}
