package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The next runs of a cron job")
class NextRunsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static CronTime.Fields time(String fields) {
        if (CronTime.fields(List.of(fields.split(" ")), Dialect.DEBIAN) instanceof CronTime.Read.Understood(CronTime.Fields time)) {
            return time;
        }
        throw new AssertionError("no time: " + fields);
    }

    private static List<Instant> runs(ZoneId zone, String from, String fields, int count) {
        Instant after = LocalDateTime.parse(from).atZone(zone).toInstant();
        return new NextRuns(zone).after(after, time(fields), count).stream().map(Run::at).toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            5 23 * * *        | 2026-11-26T23:05
            5 23 * * 2,5      | 2026-11-27T23:05
            0 0 * * 0         | 2026-11-29T00:00
            0 0 * * 7         | 2026-11-29T00:00
            0 0 13 * 5        | 2026-11-27T00:00
            0 0 */2 * 5       | 2026-11-27T00:00
            0 0 * 2 *         | 2027-02-01T00:00
            0 0 29 2 *        | 2028-02-29T00:00
            0 0 29 2 */7      | 2032-02-29T00:00
            59 23 31 12 *     | 2026-12-31T23:59
            0 12 26 nov *     | 2027-11-26T12:00
            """)
    @DisplayName("follow cron's rules for dates, also where it combines days of the month and of the week:")
    void dates(String fields, String expected) {
        assertThat(runs(BERLIN, "2026-11-26T12:00:30", fields, 1))
                .containsExactly(LocalDateTime.parse(expected).atZone(BERLIN).toInstant());
    }

    @Test
    @DisplayName("are none where no year has such a date")
    void never() {
        for (String fields : List.of("0 0 30 2 *", "0 0 31 4,6,9,11 *", "0 0 31 2 */2", "9-5 * * * *", "0 0 5-2 * *")) {
            assertThat(time(fields).never()).as(fields).isTrue();
            assertThat(runs(BERLIN, "2026-11-26T12:00", fields, 3)).isEmpty();
        }
        assertThat(time("0 0 30 2 1").never()).as("or on Mondays in February").isFalse();
    }

    @Test
    @DisplayName("come right after an hour that is skipped, and once in one that is repeated, for fixed times")
    void fixedTimes() {
        assertThat(runs(BERLIN, "2027-03-27T12:00", "30 2 * * *", 2))
                .containsExactly(Instant.parse("2027-03-28T01:00:00Z"), Instant.parse("2027-03-29T00:30:00Z"));
        assertThat(new NextRuns(BERLIN).after(Instant.parse("2027-03-27T12:00:00Z"), time("30 2 * * *"), 1).getFirst().moved())
                .isTrue();
        assertThat(runs(BERLIN, "2026-10-24T12:00", "30 2 * * *", 2))
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    @DisplayName("follow the clock where minute or hour is a star: left out of a skipped hour, twice in a repeated one")
    void stars() {
        assertThat(runs(BERLIN, "2027-03-28T01:20", "30 * * * *", 2))
                .containsExactly(Instant.parse("2027-03-28T00:30:00Z"), Instant.parse("2027-03-28T01:30:00Z"));
        assertThat(runs(BERLIN, "2027-03-28T01:20", "*/30 2 * * *", 1)).containsExactly(Instant.parse("2027-03-29T00:00:00Z"));
        assertThat(runs(BERLIN, "2026-10-25T01:40", "30 * * * *", 3))
                .containsExactly(
                        Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T01:30:00Z"), Instant.parse("2026-10-25T02:30:00Z"));
    }

    /** The daemon's loop, minute by minute, against the closed form: over the time changes of zones of every kind. */
    @Property(tries = 400)
    void areWhatTheDaemonsLoopStarts(
            @ForAll @IntRange(max = 7) int zone, @ForAll @IntRange(max = 400) int day, @ForAll long seed) {
        ZoneId where = ZoneId.of(List.of(
                        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Antarctica/Troll", "America/Havana",
                        "Africa/Casablanca", "Asia/Beirut", "UTC")
                .get(zone));
        Instant change = DaemonLoop.changeNear(where, Instant.parse("2025-01-01T00:00:00Z").plusSeconds(day * 86_400L));
        Instant from = change.minusSeconds(26 * 3600);
        CronTime.Fields time = DaemonLoop.someTime(seed, LocalDateTime.ofInstant(change, where));

        List<Instant> loop = new DaemonLoop(where).starts(from, from.plusSeconds(60 * 3600), time);
        List<Instant> closed = new NextRuns(where).after(from, time, loop.size() + 1).stream().map(Run::at).toList();

        assertThat(closed.subList(0, Math.min(loop.size(), closed.size()))).isEqualTo(loop);
        if (closed.size() > loop.size()) {
            assertThat(closed.getLast()).isAfter(from.plusSeconds(60 * 3600));
        }
    }


    /** Day by day over years against the plainest reading of crontab(5). */
    @Property(tries = 300)
    void areOnTheDaysThatAPlainMatcherFinds(@ForAll long seed) {
        CronTime.Fields time = DaemonLoop.someTime(seed, LocalDateTime.parse("2028-02-29T02:30:00"));
        Instant from = Instant.parse("2026-01-01T00:00:30Z");
        ZoneId utc = ZoneId.of("UTC");
        List<Instant> plain = DaemonLoop.plain(time, LocalDateTime.ofInstant(from, utc), 5, 366 * 9);

        List<Instant> found = new NextRuns(utc).after(from, time, 5).stream().map(Run::at).toList();

        assertThat(found.size() >= plain.size()).isTrue();
        assertThat(found.subList(0, plain.size())).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"* * * * *", "*/7 * * * *", "30 2 * * *", "0 0,2 * * *", "5 3 */2 * 0", "15 1-3 13 * 5", "@daily", "59 23 5,31 * *"})
    @DisplayName("are the same whether or not the clock is changed near by")
    void nearAndFar(String text) {
        CronTime.Fields time = (CronTime.Fields) EditRequest.timeOf(text);
        for (String name : List.of("Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "UTC")) {
            NextRuns runs = new NextRuns(ZoneId.of(name));
            for (Instant after = Instant.parse("2026-03-18T11:59:30Z"); after.isBefore(Instant.parse("2026-04-08T00:00:00Z")); after = after.plusSeconds(17 * 3600 + 1770)) {
                List<Run> all = runs.between(after, after.plus(Duration.ofDays(70)), time);
                assertThat(runs.after(after, time, 3)).as("%s after %s", name, after).isEqualTo(all.stream().limit(3).toList()).isNotEmpty();
            }
        }
    }
}
