package org.hostkeeper.demo.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Command lines of journalctl, as far as they are understood. */
class JournalQueryTest {
    private static JournalQuery read(String... words) {
        return JournalQuery.read(List.of(words)).orElseThrow();
    }

    @Test
    void bothWaysOfWritingAnOptionMeanTheSame() {
        assertThat(read("-u", "pump", "-n", "5", "-o", "json", "-f"))
                .isEqualTo(read("--unit=pump.service", "--lines=5", "--output=json", "--follow"));
    }

    @Test
    void aMomentMayHaveAFraction() {
        assertThat(read("--since=@1772443800.25").since()).contains(Instant.parse("2026-03-02T09:30:00.250Z"));
    }

    @Test
    void aCursorIsReadBack() {
        String text = "s=%1$s;i=7f;b=%1$s;m=56b333f7;t=660bf584599cd;x=ffd86cb4eb89d669".formatted("0".repeat(32));

        assertThat(read("--after-cursor=" + text).after()).hasValueSatisfying(cursor -> {
            assertThat(cursor.at()).isEqualTo(Instant.parse("2026-11-21T01:33:16.240333Z"));
            assertThat(cursor.text()).isEqualTo(text);
        });
    }

    @Test
    void whatIsNotKnownIsNotGuessed() {
        assertThat(JournalQuery.read(List.of("--facility=x"))).isEmpty();
        assertThat(JournalQuery.read(List.of("--output=verbose"))).isEmpty();
        assertThat(JournalQuery.read(List.of("--since=yesterday"))).isEmpty();
        assertThat(JournalQuery.read(List.of("--lines"))).isEmpty();
    }
}
