package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.schedule.MissedRun.Why;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Starts that were due and did not come")
class MissedRunsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String UP = "39f53479d3a045ac8e11786248231fbf";
    private static final String DOWN = "9d1aaa27d60140bd96365438aad20286";
    private static final String JOURNAL_DOWN = "d93fb3c9c24d451a97cea615ce59c00b";
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    /** A journal in the making, and the times of one job. */
    private static final class Story {
        private final StringBuilder text = new StringBuilder();
        private final List<String> boots = new ArrayList<>();
        private final CronJob job;
        private int process = 100;

        Story(String time, String state) {
            CrontabFile file = new CrontabFile(
                    "/etc/cron.d/t", Optional.empty(), Optional.of(Ownership.ROOT_PUBLIC), 1, "file", Optional.of(Bytes.utf8(time + " op /bin/a\n")));
            job = new Schedules(
                            NOON, Optional.of(BERLIN), new CronDaemon("debian", state, "", false), "/var/spool/cron/crontabs", false,
                            List.of(file), List.of(), List.of(), Set.of("root", "op"))
                    .jobs().getFirst();
        }

        Story boot(Instant first, Instant last) {
            boots.add("{\"index\":0,\"first_entry\":%s,\"last_entry\":%s}".formatted(micros(first), micros(last)));
            return this;
        }

        Story unit(Instant at, String message) {
            text.append("unit {\"__REALTIME_TIMESTAMP\":\"%s\",\"MESSAGE_ID\":\"%s\"}\n".formatted(micros(at), message));
            return this;
        }

        Story changed(Instant at) {
            text.append("changed ").append(at.getEpochSecond()).append(" /etc/cron.d/t\n");
            return this;
        }

        Story ran(Instant at) {
            text.append("%d.%06d h CRON[%d]: (op) CMD (/bin/a)\n".formatted(at.getEpochSecond(), at.getNano() / 1000, process++));
            return this;
        }

        Story ranAt(String... times) {
            for (String time : times) {
                ran(at(time).plusMillis(800));
            }
            return this;
        }

        MissedRuns read(Instant now, String options) {
            String all = "now %d\nsince 0\nboots [%s]\n%s".formatted(now.getEpochSecond(), String.join(",", boots), text);
            return MissedRuns.of(job, BERLIN, CronLog.parse(all, new CronDaemon("debian", job.state() == CronJob.State.RUNS ? "active" : "inactive", options, false)));
        }

        /** Each as time and reason. */
        List<String> told(Instant now) {
            return read(now, "").missed().stream().map(one -> LocalDateTime.ofInstant(one.due(), BERLIN) + " " + one.why().code()).toList();
        }

        private static long micros(Instant at) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, at);
        }
    }

    private static Instant at(String time) {
        return LocalDateTime.parse("2026-11-26T" + time).atZone(BERLIN).toInstant();
    }

    /** One that has run since long ago. */
    private static Story hourly(String state) {
        return new Story("0 * * * *", state).boot(at("00:00").minusSeconds(86_400), at("11:59")).changed(at("00:30"));
    }

    @Test
    @DisplayName("are told with their reason: cron was stopped, the host was off, or nobody wrote a start down")
    void reasons() {
        Story story = new Story("0 * * * *", "active")
                .boot(at("00:00"), at("06:20")).boot(at("08:10"), at("11:59")).changed(at("00:30"))
                .unit(at("03:30"), DOWN).unit(at("05:00:20"), UP)
                .unit(at("06:19:59"), DOWN).unit(at("06:20:00"), JOURNAL_DOWN).unit(at("08:10:20"), UP)
                .ranAt("01:00", "02:00", "03:00", "06:00", "09:00", "11:00");

        assertThat(story.told(at("12:00"))).containsExactly(
                "2026-11-26T04:00 cron-off", "2026-11-26T05:00 cron-off", "2026-11-26T07:00 host-off", "2026-11-26T08:00 host-off", "2026-11-26T10:00 no-start");
    }

    @Test
    @DisplayName("are not told of times before the line stood as it does, nor of the minutes after a change, nor of the minute that is now")
    void bounds() {
        assertThat(hourly("active").changed(at("05:58:30")).told(at("09:01"))).containsExactly("2026-11-26T07:00 no-start", "2026-11-26T08:00 no-start");
        assertThat(hourly("active").changed(at("05:57")).told(at("06:30"))).containsExactly("2026-11-26T06:00 no-start");
        assertThat(new Story("0 * * * *", "active").changed(at("05:30")).told(at("12:00"))).isEmpty();
        assertThat(new Story("0 * * * *", "active").boot(at("05:30"), at("11:59")).told(at("12:00"))).isEmpty();
        assertThat(new Story("@reboot", "active").boot(at("05:30"), at("11:59")).changed(at("05:30")).told(at("12:00"))).isEmpty();
        assertThat(hourly("active").read(at("12:00"), "-L 0").since()).isEmpty();
        assertThat(hourly("active").read(at("12:00"), "-L 15").since()).contains(at("00:32"));
    }

    @Test
    @DisplayName("are told also while cron does not run, and not of a start of the host of which nothing says how cron was")
    void daemon() {
        assertThat(hourly("inactive").unit(at("09:30"), DOWN).ranAt("01:00", "02:00", "03:00", "04:00", "05:00", "06:00", "07:00", "08:00", "09:00").told(at("11:30")))
                .containsExactly("2026-11-26T10:00 cron-off", "2026-11-26T11:00 cron-off");
        Story story = new Story("0 * * * *", "active").boot(at("00:00"), at("04:30")).boot(at("04:31"), at("11:59")).changed(at("00:30"))
                .unit(at("04:30"), JOURNAL_DOWN).unit(at("04:31:05"), UP);
        assertThat(story.told(at("06:30"))).containsExactly("2026-11-26T05:00 no-start", "2026-11-26T06:00 no-start");
    }

    @Test
    @DisplayName("are not told of the minutes after a host's last line where it died, for its journal may have lost the start")
    void crash() {
        Story story = new Story("*/2 * * * *", "active").boot(at("00:00"), at("05:58:30")).boot(at("06:11"), at("11:59")).changed(at("05:53"))
                .unit(at("00:00:05"), UP).unit(at("06:11:05"), UP)
                .ranAt("05:56", "05:58", "06:12", "06:14");

        assertThat(story.told(at("06:16"))).containsExactly("2026-11-26T06:04 host-off", "2026-11-26T06:06 host-off", "2026-11-26T06:08 host-off", "2026-11-26T06:10 host-off");
    }

    @Test
    @DisplayName("are made up for by starts that come late, as after a clock that was put forward, each by one only")
    void caughtUp() {
        assertThat(hourly("active").ranAt("01:00", "02:00", "05:02", "05:02", "05:02", "06:00", "07:00").told(at("07:30"))).isEmpty();
        assertThat(hourly("active").ranAt("01:00", "02:00", "05:02", "06:00", "07:00").told(at("07:30")))
                .containsExactly("2026-11-26T04:00 no-start", "2026-11-26T05:00 no-start");
        assertThat(hourly("active").ranAt("01:00", "02:00", "03:00", "04:00", "05:59", "06:00", "07:00").told(at("07:30"))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"2027-03-28T00:00:00Z", "2026-10-24T23:00:00Z"})
    @DisplayName("are none where the daemon ran through a change of the clock")
    void daylight(Instant night) {
        for (String time : List.of("30 2 * * *", "*/10 * * * *", "15 1-4 * * *", "5 */2 * * *", "0 3 * * *")) {
            Story story = new Story(time, "active").boot(night.minusSeconds(3600), night.plusSeconds(36_000)).changed(night.minusSeconds(3600));
            CronTime.Fields fields = (CronTime.Fields) story.job.text().time().orElseThrow();
            new DaemonLoop(BERLIN).starts(night.minusSeconds(3600), night.plusSeconds(36_000), fields).forEach(start -> story.ran(start.plusMillis(700)));
            assertThat(story.told(night.plusSeconds(32_000))).as(time).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    @DisplayName("are just those that a simulated daemon of a host that comes and goes did not start")
    void simulated(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            simulate(random);
        }
    }

    private static void simulate(Random random) {
        String time = "%s %s * * *".formatted(List.of("0", "30", "*/10", "*").get(random.nextInt(4)), List.of("*", "*/3", "2", "1-5").get(random.nextInt(4)));
        Story story = new Story(random.nextInt(10) == 0 ? "@daily" : time, "active");
        CronTime.Fields fields = (CronTime.Fields) story.job.text().time().orElseThrow();
        Instant begin = Instant.parse("2026-11-20T10:00:31Z");
        Instant boot = begin;
        List<String> expected = new ArrayList<>();
        Set<Instant> ran = new TreeSet<>();
        List<CronPast.Away> gone = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Instant up = boot.plusSeconds(7);
            Instant stop = minutes(boot, 20 + random.nextInt(600)).plusSeconds(31);
            Instant again = minutes(stop, 1 + random.nextInt(200));
            Instant end = minutes(again, 20 + random.nextInt(600));
            Instant next = minutes(end, 1 + random.nextInt(300));
            story.boot(boot, end).unit(up, UP).unit(stop, DOWN).unit(again, UP).unit(end.minusSeconds(1), DOWN).unit(end, JOURNAL_DOWN);
            ran.addAll(new DaemonLoop(BERLIN).starts(up.truncatedTo(ChronoUnit.MINUTES), stop, fields));
            ran.addAll(new DaemonLoop(BERLIN).starts(again.truncatedTo(ChronoUnit.MINUTES), end, fields));
            gone.add(new CronPast.Away(stop, again, Why.CRON_OFF));
            gone.add(new CronPast.Away(end, next.plusSeconds(7), Why.HOST_OFF));
            boot = next;
        }
        Instant now = minutes(boot, 60);
        story.boot(boot, now).unit(boot.plusSeconds(7), UP).changed(begin.minusSeconds(120));
        ran.addAll(new DaemonLoop(BERLIN).starts(boot.plusSeconds(7).truncatedTo(ChronoUnit.MINUTES), now, fields));
        ran.forEach(start -> story.ran(start.plusMillis(random.nextInt(1500))));
        // a host that was there all the while has started what was due
        List<Instant> due = new DaemonLoop(BERLIN).starts(begin.truncatedTo(ChronoUnit.MINUTES), now.minus(Duration.ofMinutes(1)).minusNanos(1), fields);
        for (Instant minute : due) {
            if (!ran.contains(minute)) {
                Why why = gone.stream().filter(one -> one.touches(minute)).map(CronPast.Away::why).sorted().findFirst().orElseThrow();
                expected.add(LocalDateTime.ofInstant(minute, BERLIN) + " " + why.code());
            }
        }
        assertThat(story.told(now)).as(story.job.fields()).isEqualTo(expected);
    }

    private static Instant minutes(Instant from, int minutes) {
        return from.plus(Duration.ofMinutes(minutes));
    }
}
