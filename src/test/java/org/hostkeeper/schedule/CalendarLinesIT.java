package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@TestBed
@DisplayName("Calendar lines of systemd")
class CalendarLinesIT {
    private static final Instant FROM = Instant.parse("2026-02-26T22:58:30Z");
    private static final int STARTS = 12;
    private static final Pattern AT = Pattern.compile("(?:Next elapse|Iteration #\\d+|Iter\\. #\\d+): \\w{3} (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) UTC");

    @Test
    @DisplayName("mean to systemd what their cron time means to cron")
    void same(TestHost host) {
        for (String time : List.of(
                "* * * * *", "*/7 * * * *", "0 */12 * * *", "42 19 * * 2", "0 1 * * 2,5", "5 4 * * 0", "5 4 * * 5-7", "0 0 13 * 5", "0 0 */2 * 5",
                "3,17 2-4 29 feb *", "59 23 31 * *", "0 0 1 1 *", "15 10-20/3 * 3-11/4 mon-fri", "@weekly", "@monthly", "@yearly", "0 6 1,15 * 3", "0 0 * * */2")) {
            CronTime.Fields fields = (CronTime.Fields) EditRequest.timeOf(time);
            List<Instant> systemd = CalendarLines.of(fields).stream().flatMap(line -> elapses(host, line)).distinct().sorted().limit(STARTS).toList();
            assertThat(systemd).as(time).isEqualTo(new NextRuns(ZoneId.of("UTC")).after(FROM, fields, STARTS).stream().map(Run::at).toList());
        }
    }

    private static Stream<Instant> elapses(TestHost host, String line) {
        String said = host.sh("TZ=UTC LC_ALL=C systemd-analyze calendar --base-time='2026-02-26 22:58:30' --iterations=" + STARTS + " -- '" + line + "'").outOfSuccess();
        return AT.matcher(said).results().map(found -> LocalDateTime.parse(
                found.group(1), DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)).toInstant(ZoneOffset.UTC));
    }
}
