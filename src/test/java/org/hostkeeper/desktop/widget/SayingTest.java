package org.hostkeeper.desktop.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times and foreign names as people read them. */
class SayingTest {
    private static final Instant NOW = Instant.parse("2026-03-14T09:26:53Z");

    @ParameterizedTest
    @CsvSource({
        "0,en,just now", "9,en,just now", "-60,en,just now", "59,en,59 s ago", "60,en,1 min ago", "7200,en,2 h ago",
        "172800,en,2 d ago", "300,de,vor 5 min", "300,ru,5 мин назад"
    })
    @DisplayName("An age is said in the largest unit that fits")
    void ages(long seconds, String language, String said) {
        assertThat(Ages.since(NOW.minusSeconds(seconds), NOW).in(Locale.of(language))).isEqualTo(said);
    }

    @Test
    @DisplayName("A length of a day and a half is still hours")
    void length() {
        assertThat(Ages.length(Duration.ofHours(36)).in(Locale.ENGLISH)).isEqualTo("36 h");
    }

    @Test
    @DisplayName("A hostile name cannot break its row nor turn the words around it")
    void hostile() {
        assertThat(Plain.oneLine("a\nb\u202Ec\u0007d")).isEqualTo("a·b·c·d");
        assertThat(Plain.oneLine("x".repeat(1000))).hasSize(401).endsWith("…");
        assertThat(Plain.lines("a\nb\u0000")).isEqualTo("a\nb·");
    }
}
