package org.hostkeeper.cli.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.hostkeeper.cli.command.UsageException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("--since")
class SinceTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "45s, 2026-11-21T08:29:15Z",
        "15min, 2026-11-21T08:15:00Z",
        "15 m, 2026-11-21T08:15:00Z",
        "2h, 2026-11-21T06:30:00Z",
        "3d, 2026-11-18T08:30:00Z",
        "2026-11-20, 2026-11-19T23:00:00Z",
        "2026-11-20 08:15, 2026-11-20T07:15:00Z",
        "2026-11-20T08:15:30, 2026-11-20T07:15:30Z",
        "2026-11-20T08:15:30Z, 2026-11-20T08:15:30Z",
        "2026-11-20T08:15:30+02:00, 2026-11-20T06:15:30Z"
    })
    void takes_what_people_write(String words, Instant moment) {
        assertThat(Since.parse(words, NOW, BERLIN)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5min", "2026-13-01", "2026-11-20 25:00", "9999999d", "5 weeks"})
    void refuses_the_rest_with_what_would_be_right(String words) {
        assertThatThrownBy(() -> Since.parse(words, NOW, BERLIN))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("15min");
    }
}
