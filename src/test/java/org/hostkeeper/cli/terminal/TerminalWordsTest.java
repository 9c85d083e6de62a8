package org.hostkeeper.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("At the terminal")
class TerminalWordsTest {
    @Nested
    @DisplayName("the language")
    class TheLanguage {
        @ParameterizedTest
        @CsvSource({
            "de_DE.UTF-8, de", "ru_RU.UTF-8, ru", "ru, ru", "de@euro, de", "en_GB.UTF-8, en", "fr_FR.UTF-8, en",
            "C, en", "C.UTF-8, en", "POSIX, en"
        })
        void follows_the_locale(String locale, String language) {
            assertThat(Language.of(Map.of("LANG", locale)).getLanguage()).isEqualTo(language);
        }

        @Test
        void is_that_of_the_strongest_variable_that_is_not_empty() {
            assertThat(Language.of(Map.of("LC_ALL", "C", "LANG", "de_DE.UTF-8"))).isEqualTo(Locale.ENGLISH);
            assertThat(Language.of(Map.of("LC_ALL", "", "LC_MESSAGES", "ru_RU.UTF-8", "LANG", "de_DE")))
                    .isEqualTo(Locale.of("ru"));
            assertThat(Language.of(Map.of())).isEqualTo(Locale.ENGLISH);
        }
    }

    @Nested
    @DisplayName("signs beyond ASCII")
    class Signs {
        @ParameterizedTest
        @CsvSource({"de_DE.UTF-8, true", "ru_RU.utf8, true", "C.UTF-8, true", "C, false", "POSIX, false", "de_DE.ISO-8859-1, false", "de_DE, false"})
        void are_drawn_where_the_locale_has_them(String locale, boolean drawn) {
            assertThat(Language.isUnicode(Map.of("LANG", locale))).isEqualTo(drawn);
            assertThat(Language.isUnicode(Map.of("LC_ALL", locale, "LC_CTYPE", "C", "LANG", "C"))).isEqualTo(drawn);
        }
    }

    @Nested
    @DisplayName("a table")
    class ATable {
        @Test
        void aligns_words_left_and_numbers_right_and_ends_no_line_with_blanks() {
            Table table = new Table(List.of("HOST", "LOAD", "TAGS"));
            table.add(List.of(Cell.of("web1"), Cell.number("0.5"), Cell.of("")));
            table.add(List.of(Cell.of("ü"), Cell.number("12.25"), Cell.of("a")));

            assertThat(table.shown(false)).isEqualTo("HOST   LOAD  TAGS\nweb1    0.5\nü     12.25  a\n");
        }

        @Test
        void is_not_broken_by_what_a_host_says() {
            Table table = new Table(List.of("HOST", "WHAT"));
            table.add(List.of(Cell.of("web1"), Cell.of("a\u001b[2Jb\nc\u202ed")));

            assertThat(table.shown(false)).isEqualTo("HOST  WHAT\nweb1  a\u241b[2Jb\u240ac\ufffdd\n");
        }

        @Test
        void paints_states_without_moving_columns() {
            Table table = new Table(List.of("STATE", "AGE"));
            table.add(List.of(Cell.state("OK", Tone.GOOD), Cell.of("1 s")));

            assertThat(table.shown(true)).isEqualTo("STATE  AGE\n\u001b[32mOK\u001b[0m     1 s\n");
        }
    }

    @Nested
    @DisplayName("amounts")
    class Some {
        @ParameterizedTest
        @CsvSource({
            "0, 0 B", "999, 999 B", "1023, 1.0 KiB", "1048576, 1.0 MiB", "327155712, 312 MiB", "1503238553, 1.4 GiB",
            "9223372036854775807, 8192 PiB"
        })
        void of_bytes_have_three_digits(long bytes, String words) {
            assertThat(Amounts.bytes(bytes, Locale.ENGLISH)).isEqualTo(words);
        }

        @Test
        void are_written_as_the_language_writes_numbers() {
            assertThat(Amounts.bytes(1_503_238_553, Locale.GERMAN)).isEqualTo("1,4 GiB");
        }

        @ParameterizedTest
        @CsvSource({"-5, 0 s", "59, 59 s", "60, 1 min", "3599, 59 min", "3600, 1 h", "5400, 1 h 30 min", "273600, 3 d 4 h"})
        void of_time_have_two_units(long seconds, String words) {
            assertThat(Amounts.lasting(Duration.ofSeconds(seconds))).isEqualTo(words);
        }
    }
}
