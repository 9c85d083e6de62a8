package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The timeline of a fleet")
class TimelineTest {
    private static final Instant FROM = Instant.parse("2026-11-26T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofDays(1));
    private static final ExpectedDurations UNKNOWN = ExpectedDurations.unknown();

    private static Schedules host(String zone, String crontab, Timer... timers) {
        CrontabFile file = new CrontabFile("/etc/cron.d/jobs", Optional.empty(), Optional.of(Ownership.ROOT_PUBLIC), 1, "file", Optional.of(Bytes.utf8(crontab)));
        return new Schedules(
                FROM, Optional.of(ZoneId.of(zone)), new CronDaemon("debian", "active", "", false), "/var/spool/cron/crontabs", false,
                List.of(file), List.of(), List.of(timers), Set.of("root"));
    }

    private static List<Planned> fleet(String... crontabs) {
        Map<HostName, Schedules> hosts = new TreeMap<>();
        for (int i = 0; i < crontabs.length; i++) {
            hosts.put(new HostName("h" + (i + 1)), host("UTC", crontabs[i]));
        }
        return Planned.of(hosts);
    }

    private static String line(String time, String command) {
        return time + " root " + command + "\n";
    }

    private static Timeline day(List<Planned> all, ExpectedDurations expected) {
        return Timeline.of(all, FROM, TO, expected);
    }

    private static List<Integer> minutes(Starts starts) {
        return IntStream.range(0, starts.count()).mapToObj(starts::minute).toList();
    }

    private static List<String> told(Timeline timeline) {
        return timeline.together().stream()
                .flatMap(group -> group.overlaps().stream()
                        .map(o -> group.name() + " " + o.from() + "-" + o.to() + " " + group.hosts(o).stream().map(HostName::value).collect(Collectors.joining(","))))
                .toList();
    }

    @Test
    @DisplayName("has a row for what starts in the window, in minutes from its beginning, and counts the rest")
    void rows() {
        String crontab = line("5 23 * * *", "/bin/late") + line("0 0 1 1 *", "/bin/yearly") + line("0 12 * * *", "/bin/noon") + "#hostkeeper:off 1 1 * * * root /bin/off\n"
                + line("@reboot", "/bin/boot") + line("0 U * * *", "/bin/letter");
        Timeline timeline = Timeline.of(fleet(line("0 3 * * *", "/bin/x"), line("0 U * * *", "/bin/y")), FROM.plusSeconds(59), TO, UNKNOWN);
        assertThat(timeline.rows()).extracting(Timeline.Row::name).containsExactly("/bin/x");
        assertThat(timeline.idle()).isEqualTo(1);
        assertThat(timeline.from()).isEqualTo(FROM);
        assertThat(timeline.to()).isEqualTo(TO);
        // a letter keeps the whole file from being read
        assertThat(day(fleet(crontab), UNKNOWN).rows()).isEmpty();
        Timeline whole = day(fleet(crontab.replace("0 U", "0 4")), UNKNOWN);
        assertThat(whole.rows()).extracting(Timeline.Row::name).containsExactly("/bin/late", "/bin/noon", "/bin/letter");
        assertThat(minutes(whole.rows().getFirst().starts())).containsExactly(23 * 60 + 5);
        assertThat(whole.idle()).isEqualTo(2);
    }

    @Test
    @DisplayName("reads each host's times by its own clock")
    void zones() {
        Map<HostName, Schedules> hosts = new TreeMap<>(Map.of(
                new HostName("berlin"), host("Europe/Berlin", line("0 3 * * *", "/bin/x")),
                new HostName("tokyo"), host("Asia/Tokyo", line("0 3 * * *", "/bin/x"))));
        List<Planned> all = Planned.of(hosts);
        assertThat(day(all, UNKNOWN).rows()).extracting(row -> row.starts().minute(0)).containsExactly(120, 18 * 60);
        assertThat(Timeline.commonClock(all)).isEmpty();
        assertThat(Timeline.commonClock(fleet(line("0 3 * * *", "/bin/x")))).contains(ZoneId.of("UTC"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            *-*-* 02:30:00 | 2026-03-28T12:00:00Z |
            *-*-* *:30:00  | 2026-03-28T22:00:00Z | 2026-03-28T22:30:00Z 2026-03-28T23:30:00Z 2026-03-29T00:30:00Z 2026-03-29T01:30:00Z
            *-*-* 02:30:00 | 2026-10-24T22:00:00Z | 2026-10-25T00:30:00Z
            *-*-* *:30:00  | 2026-10-24T22:00:00Z | 2026-10-24T22:30:00Z 2026-10-24T23:30:00Z 2026-10-25T00:30:00Z 2026-10-25T02:30:00Z
            """)
    @DisplayName("has no start of a timer for a time that the clock skips, and one for a time that comes twice, as systemd-analyze calendar says:")
    void timersAndTheClock(String calendar, Instant from, @Nullable String starts) {
        Schedules berlin = host("Europe/Berlin", "", new Timer(
                "a.timer", "a.service", "", List.of(calendar), List.of(), false, "0", "/lib/a.timer", "enabled", true, Optional.empty(), Optional.of(from.minusSeconds(60))));
        Timeline timeline = Timeline.of(Planned.of(Map.of(new HostName("h1"), berlin)), from, from.plus(Duration.ofHours(starts == null ? 20 : 5)), UNKNOWN);
        List<String> told = timeline.rows().stream().flatMap(row -> minutes(row.starts()).stream()).map(minute -> timeline.at(minute).toString()).toList();
        assertThat(told.stream().limit(4)).containsExactly(starts == null ? new String[0] : starts.split(" "));
    }

    @Test
    @DisplayName("tells when the same command is at work on several hosts, for how long, and on which")
    void acrossHosts() {
        List<Planned> all = fleet(line("0 3 * * *", "/bin/sync"), line("30 3 * * *", "/bin/sync"), line("0 5 * * *", "/bin/sync"), line("0 3 * * *", "/bin/other"));
        assertThat(told(day(all, UNKNOWN))).isEmpty();
        Timeline hour = day(all, UNKNOWN.orElse(Duration.ofHours(1)));
        assertThat(told(hour)).containsExactly("/bin/sync 210-240 h1,h2");
        assertThat(hour.rows()).extracting(Timeline.Row::meetsAnother).containsExactly(true, true, false, false);
        assertThat(hour.together().getFirst().overlaps().getFirst().acrossHosts()).isTrue();
        assertThat(told(day(all, UNKNOWN.orElse(Duration.ofHours(2))))).containsExactly("/bin/sync 210-330 h1,h2,h3");
    }

    @Test
    @DisplayName("tells when a host starts a command again before it has ended, and keeps that apart from other hosts")
    void ofOneHost() {
        Timeline timeline = day(fleet(line("0 3,4 * * *", "/bin/slow"), line("50 4 * * *", "/bin/slow")), UNKNOWN.orElse(Duration.ofMinutes(90)));
        List<Overlap> overlaps = timeline.together().getFirst().overlaps();
        assertThat(overlaps).containsExactly(new Overlap(240, 270, 1), new Overlap(290, 330, 2));
        assertThat(overlaps.getFirst().acrossHosts()).isFalse();
        assertThat(timeline.rows().getFirst().overlap(0)).contains(overlaps.getFirst());
        assertThat(timeline.rows().getLast().overlap(0)).contains(overlaps.getLast());
    }

    @Test
    @DisplayName("lets a run that began before the window last into it")
    void before() {
        Timeline timeline = day(fleet(line("0 23 * * *", "/bin/long")), UNKNOWN.orElse(Duration.ofHours(2)));
        assertThat(minutes(timeline.rows().getFirst().starts())).containsExactly(-60, 23 * 60);
        assertThat(minutes(day(fleet(line("0 23 * * *", "/bin/long")), UNKNOWN.orElse(Duration.ofHours(1))).rows().getFirst().starts())).containsExactly(23 * 60);
    }

    @Test
    @DisplayName("expects of a job what the middle one of its recorded runs took, and nothing of one whose end nobody wrote")
    void recorded() {
        CronLog log = new CronLog(IntStream.of(60, 600, 90)
                .mapToObj(took -> new JobRun("root", "/bin/x", FROM, Optional.of(FROM.plusSeconds(took)), new JobRun.Ending.Well()))
                .toList());
        Timeline timeline = day(fleet(line("0 3 * * *", "/bin/x") + line("0 4 * * *", "/bin/y")), ExpectedDurations.recorded(Map.of(new HostName("h1"), log)));
        assertThat(timeline.rows()).extracting(Timeline.Row::expected).containsExactly(Optional.of(Duration.ofSeconds(90)), Optional.empty());
        assertThat(timeline.rows()).extracting(Timeline.Row::lasting).containsExactly(2, 1);
    }

    @Test
    @DisplayName("puts starts together that are too near to each other, and counts them")
    void bands() {
        Starts starts = day(fleet(line("* 9,12 * * *", "/bin/often")), UNKNOWN).rows().getFirst().starts();
        assertThat(starts.bands(5)).containsExactly(new Starts.Band(540, 599, 60), new Starts.Band(720, 779, 60));
        assertThat(starts.bands(200)).containsExactly(new Starts.Band(540, 779, 120));
        assertThat(starts.between(540, 550)).isEqualTo(10);
        assertThat(starts.numberFrom(600)).isEqualTo(60);
    }

    @Test
    @DisplayName("shows a timer when systemd says, and later as its calendar goes")
    void timers() {
        Instant next = FROM.plus(Duration.ofMinutes(37));
        Timer hourly = timer(List.of("*-*-* 0/6:00:00"), true, Optional.of(next));
        Timer other = timer(List.of("*-*~1 00:00:00"), true, Optional.of(next));
        Timer off = timer(List.of("daily"), false, Optional.empty());
        Timeline timeline = day(Planned.of(Map.of(new HostName("h1"), host("UTC", "", hourly, other, off))), UNKNOWN);
        assertThat(timeline.rows()).extracting(row -> minutes(row.starts())).containsExactly(List.of(37, 360, 720, 1080), List.of(37));
        assertThat(timeline.idle()).isEqualTo(1);
    }

    private static Timer timer(List<String> calendar, boolean active, Optional<Instant> next) {
        return new Timer("a.timer", "a.service", "", calendar, List.of(), false, "1h", "/lib/systemd/system/a.timer", "enabled", active, next, Optional.empty());
    }

    @Test
    @DisplayName("is not reckoned for no time at all, nor for longer than a month")
    void bounds() {
        assertThatThrownBy(() -> Timeline.of(List.of(), FROM, FROM, UNKNOWN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Timeline.of(List.of(), FROM, FROM.plus(Duration.ofDays(32)), UNKNOWN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void overlaps_are_exactly_the_minutes_in_which_more_than_one_run_is_at_work(
            @ForAll @Size(min = 1, max = 4) List<@Size(min = 1, max = 6) List<@IntRange(min = -20, max = 119) Integer>> hosts, @ForAll @IntRange(min = 1, max = 30) int lasting) {
        List<Overlaps.Work> works = new ArrayList<>();
        for (int i = 0; i < hosts.size(); i++) {
            works.add(new Overlaps.Work(new HostName("h" + i % 3), Starts.of(hosts.get(i).stream().mapToInt(m -> m)), lasting));
        }
        Overlaps overlaps = Overlaps.of(works, 120);
        for (int minute = 0; minute < 120; minute++) {
            int at = minute;
            List<HostName> busy = works.stream()
                    .flatMap(work -> minutes(work.starts()).stream().filter(m -> m <= at && at < m + lasting).map(_ -> work.host()))
                    .toList();
            Optional<Overlap> found = overlaps.within(at, at + 1);
            assertThat(found.isPresent()).isEqualTo(busy.size() > 1);
            assertThat(found.map(Overlap::acrossHosts).orElse(false)).isEqualTo(busy.stream().distinct().count() > 1);
        }
    }

    @Property(tries = 200)
    void starts_in_a_window_are_those_that_come_one_after_the_other(
            @ForAll @IntRange(min = 0, max = 400) int day, @ForAll @IntRange(min = 1, max = 9) int step, @ForAll boolean berlin) {
        ZoneId zone = berlin ? ZoneId.of("Europe/Berlin") : ZoneOffset.UTC;
        Instant from = FROM.plus(Duration.ofDays(day)).plusSeconds(30);
        Instant to = from.plus(Duration.ofHours(30));
        CronTime.Read read = CronTime.fields(List.of("*/" + step * 7, "*", "*", "*", "*"), Dialect.DEBIAN);
        CronTime.Fields time = ((CronTime.Read.Understood) read).time();
        NextRuns runs = new NextRuns(zone);
        List<Run> expected = runs.after(from.minusNanos(1), time, 1000).stream().filter(run -> run.at().isBefore(to)).toList();
        assertThat(runs.between(from.minusNanos(1), to, time)).isEqualTo(expected);
    }
}
