package org.hostkeeper.desktop.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times as people write them. */
class AgesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {"en|Sun, Mar 15, 2026 02:30", "de|So., 15. März 2026 02:30", "ru|вс, 15 мар. 2026 г. 02:30"})
    @DisplayName("A start to come is written as the language writes days")
    void minute(String language, String written) {
        ZonedDateTime start = ZonedDateTime.parse("2026-03-15T02:30:00+01:00[Europe/Berlin]");

        assertThat(Ages.minute(start, Locale.of(language)).replace('\u00a0', ' ').replace('\u202f', ' ')).isEqualTo(written);
    }
}
