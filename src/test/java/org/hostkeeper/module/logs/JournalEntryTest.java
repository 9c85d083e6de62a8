package org.hostkeeper.module.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.hostkeeper.host.HostName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A line of journalctl")
class JournalEntryTest {
    private static final HostName H1 = new HostName("h1");
    private static final String OWN =
            """
            {"__REALTIME_TIMESTAMP":"1795227615300873","__CURSOR":"s=8;i=1","_PID":"77","PRIORITY":"4","_SYSTEMD_UNIT":"pump.service","MESSAGE":"насос"}""";

    @Test
    @DisplayName("of a unit's own has its words, time, process and place")
    void ownWords() {
        assertThat(JournalEntry.parse(H1, OWN))
                .contains(new LogLine(
                        H1,
                        "pump.service",
                        Instant.parse("2026-11-21T02:20:15.300873Z"),
                        4,
                        Optional.of(77),
                        "насос",
                        "s=8;i=1"));
    }

    @Test
    @DisplayName("from systemd about a unit belongs to that unit, but nobody else can say so")
    void systemdsWords() {
        String about = OWN.replace("\"MESSAGE\"", "\"UNIT\":\"valve.service\",\"MESSAGE\"");
        assertThat(JournalEntry.parse(H1, about.replace("\"77\"", "\"1\"")).orElseThrow().unit()).isEqualTo("valve.service");
        assertThat(JournalEntry.parse(H1, about).orElseThrow().unit()).isEqualTo("pump.service");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "[208,189,0,65] | н\0A",
        "[255] | \ufffd",
        "[\"a\",[98]] | a\\nb",
        "null | ''",
        "\"a\\tb\" | a\\tb",
    })
    @DisplayName("may carry its message as bytes, several times, or not at all")
    void messages(String json, String message) {
        String expected = message.replace("\\n", "\n").replace("\\t", "\t");
        assertThat(JournalEntry.parse(H1, OWN.replace("\"насос\"", json)).orElseThrow().message())
                .isEqualTo(expected.equals("null") ? "" : expected);
    }

    @Test
    @DisplayName("that is far too long is shortened")
    void shortened() {
        assertThat(JournalEntry.parse(H1, OWN.replace("насос", "x".repeat(1 << 20))).orElseThrow().message())
                .hasSize(64 << 10)
                .endsWith("…");
    }

    @Test
    @DisplayName("that is shortened keeps its characters whole")
    void shortenedBetweenCharacters() {
        for (String before : new String[] {"", "x"}) {
            String message = JournalEntry.parse(H1, OWN.replace("насос", before + "\uD83D\uDCA7".repeat(1 << 16))).orElseThrow().message();
            assertThat(message.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
            assertThat(message).hasSizeGreaterThan((64 << 10) - 3).endsWith("…");
        }
    }

    @Test
    @DisplayName("that is half or none at all is left out, whatever was done to it")
    void noise() {
        assertThat(JournalEntry.parse(H1, "-- No entries --")).isEmpty();
        assertThat(JournalEntry.parse(H1, "")).isEmpty();
        assertThat(JournalEntry.parse(H1, "[1]")).isEmpty();
        for (int length = 0; length < OWN.length(); length++) {
            assertThat(JournalEntry.parse(H1, OWN.substring(0, length))).isEmpty();
        }
        Random random = new Random(5);
        for (int round = 0; round < 2000; round++) {
            StringBuilder line = new StringBuilder(OWN);
            for (int i = random.nextInt(5); i >= 0; i--) {
                line.setCharAt(random.nextInt(line.length()), "{}[]\",:0a\u0001".charAt(random.nextInt(10)));
            }
            JournalEntry.parse(H1, line.toString()).ifPresent(l -> assertThat(l.host()).isEqualTo(H1));
        }
    }
}
