package org.hostkeeper.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("How long a run took")
class RunRowTest {
    @ParameterizedTest
    @CsvSource({"0.04, 0.0 s", "59.4, 59.4 s", "59.7, 1 min 0 s", "754.2, 12 min 34 s", "3599.6, 1 h 0 min", "93784, 26 h 3 min"})
    @DisplayName("is told in units that a person reads")
    void took(double seconds, String words) {
        assertThat(RunRow.took(seconds).in(Locale.ENGLISH)).isEqualTo(words);
    }
}
