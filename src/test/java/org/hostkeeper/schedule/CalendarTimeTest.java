package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A time of systemd's calendar")
class CalendarTimeTest {
    /** Next elapses as systemd-analyze calendar (252) reckons them from 2026-11-26 12:00:30 in Berlin. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            *-*-* 06,18:00:00             | 2026-11-26T17:00:00Z
            daily                         | 2026-11-26T23:00:00Z
            Mon *-*-* 00:00:00            | 2026-11-29T23:00:00Z
            Sun *-*-1..7 03:10:00         | 2026-12-06T02:10:00Z
            Mon..Fri *-*-* 08:30:00       | 2026-11-27T07:30:00Z
            Sat..Sun,Wed *-*-* 00:00:00   | 2026-11-27T23:00:00Z
            *-*-* *:00/10:00              | 2026-11-26T11:10:00Z
            *:0/15                        | 2026-11-26T11:15:00Z
            *-01,07-01 00:00:00           | 2026-12-31T23:00:00Z
            *-*-* 00:00:00 UTC            | 2026-11-27T00:00:00Z
            *-*-* 04:00:00 Asia/Tokyo     | 2026-11-26T19:00:00Z
            monthly                       | 2026-11-30T23:00:00Z
            *-*-*                         | 2026-11-26T23:00:00Z
            *-*-* 00/6:00:30              | 2026-11-26T17:00:00Z
            """)
    @DisplayName("starts at the same minute as systemd says:")
    void read(String text, Instant next) {
        CalendarTime read = CalendarTime.read(text).orElseThrow();
        ZoneId zone = read.zone().orElse(ZoneId.of("Europe/Berlin"));
        assertThat(new NextRuns(zone).after(Instant.parse("2026-11-26T11:00:30Z"), read.fields(), 1)).extracting(Run::at).containsExactly(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "2026-11-26 12:00:00", "*-02~03 00:00:00", "*-*-* 00:00:00 Nowhere/Atall", "*-*-* 25:00:00", "Someday *-*-* 00:00:00", "*-*-* *:*:*", "*-*-* 00:00:00/20",
        "noon", "Fri..Mon *-*-* 00:00:00", "*-*-* 00:61:00", "*-*-1/0 00:00:00", "*-*-* ,:00:00"
    })
    @DisplayName("is left alone where a time of cron cannot say it, or it is none:")
    void refused(String text) {
        assertThat(CalendarTime.read(text)).isEmpty();
    }
}
