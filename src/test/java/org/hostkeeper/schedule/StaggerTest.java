package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.schedule.Stagger.Placed;
import org.hostkeeper.schedule.StaggerRequest.Change;
import org.hostkeeper.schedule.StaggerRequest.Which;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Keeping jobs of many hosts apart")
class StaggerTest {
    private static final String PATH = "/var/spool/cron/crontabs/op";
    private static final Ownership PRIVATE = new Ownership("op", "crontab", 0600);
    private static final String GATEWAY = "# three letters\n0 U * * 2,5  $HOME/bin/sync\n0 V * * * $HOME/bin/peers\n0\tW * * * $HOME/bin/backup\n";

    private static Schedules crontab(String text, String zone) {
        CrontabFile file = new CrontabFile(PATH, Optional.of("op"), Optional.of(PRIVATE), 1, "file", Optional.of(Bytes.utf8(text)));
        return new Schedules(
                Instant.parse("2026-11-26T12:00:00Z"), Optional.of(ZoneId.of(zone)), new CronDaemon("debian", "active", "", false),
                "/var/spool/cron/crontabs", false, List.of(file), List.of(), List.of(), Set.of("root", "op"));
    }

    private static SortedMap<HostName, Schedules> hosts(int count, String text) {
        SortedMap<HostName, Schedules> hosts = new TreeMap<>();
        for (int i = 1; i <= count; i++) {
            hosts.put(new HostName("gw" + i), crontab(text, "Europe/Berlin"));
        }
        return hosts;
    }

    private static StaggerRequest letters(String from, String to, int apart, String... letters) {
        return request(new Which.Letters(Set.of(letters)), from, to, apart);
    }

    private static StaggerRequest command(String words, String from, String to, int apart) {
        return request(new Which.Command(words), from, to, apart);
    }

    private static StaggerRequest request(Which which, String from, String to, int apart) {
        return new StaggerRequest(which, LocalTime.parse(from), LocalTime.parse(to), apart, Change.TIME);
    }

    private static StaggerRequest changing(Change change, StaggerRequest of) {
        return new StaggerRequest(of.which(), of.from(), of.to(), of.apart(), change);
    }

    /** The jobs of this host whose command holds one of these words. */
    private static Which.Chosen chosen(SortedMap<HostName, Schedules> hosts, String... words) {
        Map<HostName, Set<String>> ids = new TreeMap<>();
        hosts.forEach((host, on) -> ids.put(host, on.jobs().stream()
                .filter(job -> Stream.of(words).anyMatch(job.command()::contains))
                .map(CronJob::id)
                .collect(Collectors.toSet())));
        return new Which.Chosen(ids);
    }

    private static List<String> told(List<Placed> placed) {
        return placed.stream().map(p -> p.host() + " " + p.time().replaceAll("[ \t]+", " ")).toList();
    }

    @Test
    @DisplayName("gives each host its hours for U, V and W; days that are not shared may have the same hour")
    void gateways() {
        assertThat(told(Stagger.of(hosts(3, GATEWAY), letters("22:00", "08:00", 60)))).containsExactly(
                "gw1 0 22 * * 2,5", "gw1 0 23 * * *", "gw1 0 0 * * *",
                "gw2 0 1 * * 2,5", "gw2 0 2 * * *", "gw2 0 3 * * *",
                "gw3 0 4 * * 2,5", "gw3 0 5 * * *", "gw3 0 6 * * *");
        String twoDays = "0 U * * 1 /bin/a\n0 V * * 2 /bin/b\n";
        assertThat(told(Stagger.of(hosts(2, twoDays), letters("03:00", "05:00", 60))))
                .containsExactly("gw1 0 3 * * 1", "gw1 0 3 * * 2", "gw2 0 4 * * 1", "gw2 0 4 * * 2");
    }

    @Test
    @DisplayName("fills in the letters that are named, and the same one alike in all lines of a host")
    void named() {
        String text = "0 U * * * /bin/a\n0 V * * * /bin/b\n30 U * * * /bin/c\n";

        assertThat(told(Stagger.of(hosts(2, text), letters("01:00", "06:00", 60, "U"))))
                .containsExactly("gw1 0 1 * * *", "gw1 30 1 * * *", "gw2 0 3 * * *", "gw2 30 3 * * *");
    }

    @Test
    @DisplayName("keeps clear of what other hosts have already for the same command, and moves nothing of it")
    void newcomer() {
        SortedMap<HostName, Schedules> hosts = hosts(1, "0 U * * * /bin/sync\n");
        hosts.put(new HostName("old1"), crontab("0 3 * * * /bin/sync\n0 5 * * * /bin/other\n", "Europe/Berlin"));
        hosts.put(new HostName("old2"), crontab("#hostkeeper-off 0 4 * * * /bin/sync\n", "Europe/Berlin"));

        assertThat(told(Stagger.of(hosts, letters("03:00", "08:00", 60)))).containsExactly("gw1 0 4 * * *");
    }

    @Test
    @DisplayName("leaves alone a crontab that was set aside")
    void setAside() {
        CrontabFile aside = new CrontabFile(
                "/etc/cron.d/sync.bak", Optional.empty(), Optional.of(Ownership.ROOT_PUBLIC), 1, "file",
                Optional.of(Bytes.utf8("0 U * * * root /bin/sync\n")));
        Schedules live = crontab("0 V * * * /bin/a\n", "UTC");
        TreeMap<HostName, Schedules> hosts = new TreeMap<>(Map.of(new HostName("gw1"), new Schedules(
                live.read(), live.zone(), live.daemon(), live.spool(), false, List.of(aside, live.files().getFirst()), List.of(), List.of(),
                live.users())));

        assertThat(told(Stagger.of(hosts, letters("03:00", "08:00", 60)))).containsExactly("gw1 0 3 * * *");
    }

    @Test
    @DisplayName("fills in minutes, and minutes with hours")
    void minutes() {
        assertThat(told(Stagger.of(hosts(3, "U 4 * * * /bin/a\n"), letters("04:00", "05:00", 20))))
                .containsExactly("gw1 0 4 * * *", "gw2 20 4 * * *", "gw3 40 4 * * *");
        assertThat(told(Stagger.of(hosts(3, "V U * * * /bin/a\n"), letters("04:00", "06:00", 40))))
                .containsExactly("gw1 0 4 * * *", "gw2 40 4 * * *", "gw3 20 5 * * *");
    }

    @Test
    @DisplayName("moves jobs by their command, past midnight, and leaves their days")
    void byCommand() {
        String text = "17 3 * * 1-5 /usr/bin/mirror --all\n5 5 * * * /bin/other\n";

        assertThat(told(Stagger.of(hosts(3, text), command("mirror", "23:30", "01:00", 30))))
                .containsExactly("gw1 30 23 * * 1-5", "gw2 0 0 * * 1-5", "gw3 30 0 * * 1-5");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 30, 45})
    @DisplayName("never lets two start nearer than was asked for, and gives the same times whenever it is asked")
    void apart(int minutes) {
        Random random = new Random(minutes);
        SortedMap<HostName, Schedules> hosts = new TreeMap<>();
        for (int host = 0; host < 12; host++) {
            String day = List.of("*", "1", "2,5", "6-7", "*").get(random.nextInt(5));
            hosts.put(new HostName("gw" + host), crontab("0 U * * " + day + " /bin/a\nV W 1 * * /bin/b\n", "UTC"));
        }
        List<Placed> placed = Stagger.of(hosts, letters("00:00", "00:00", minutes));

        List<Instant> starts = placed.stream().flatMap(p -> threeWeeks(p.time())).sorted().toList();
        for (int i = 1; i < starts.size(); i++) {
            assertThat(Duration.between(starts.get(i - 1), starts.get(i)).toMinutes()).isGreaterThanOrEqualTo(minutes);
        }
        assertThat(told(Stagger.of(hosts, letters("00:00", "00:00", minutes)))).isEqualTo(told(placed));
    }

    /** All starts of so many days, by the daemon's rules. */
    private static Stream<Instant> threeWeeks(String fields) {
        CronTime.Fields time = ((CronTime.Read.Understood) CronTime.fields(List.of(fields.split("[ \t]+")), Dialect.DEBIAN)).time();
        Instant sunday = Instant.parse("2026-02-01T00:00:00Z");
        return new NextRuns(ZoneOffset.UTC).between(sunday, sunday.plus(Duration.ofDays(21)), time).stream().map(Run::at);
    }

    @Test
    @DisplayName("gives two letters of one line two numbers, as far apart as all starts, and keeps clear of numbers beside a letter")
    void oneLine() {
        assertThat(told(Stagger.of(hosts(2, "0 V,W * * * /bin/a\n"), letters("03:00", "11:00", 120))))
                .containsExactly("gw1 0 3,5 * * *", "gw2 0 7,9 * * *");
        assertThat(told(Stagger.of(hosts(1, "0 U,3 * * * /bin/a\n"), letters("03:00", "06:00", 60)))).containsExactly("gw1 0 4,3 * * *");
        assertThatThrownBy(() -> Stagger.of(hosts(1, "0 V,W * * * /bin/a\n"), letters("03:00", "04:00", 60)))
                .hasMessageContaining("No room was found");
    }

    @Test
    @DisplayName("tries all minutes of an hour before the next, whatever the letters are called")
    void hoursFirst() {
        assertThat(told(Stagger.of(hosts(3, "U V * * * /bin/a\n"), letters("04:00", "06:00", 30))))
                .containsExactly("gw1 0 4 * * *", "gw2 30 4 * * *", "gw3 0 5 * * *");
    }

    @Test
    @DisplayName("fills in no half of a line: other letters that stand in it have to be named too")
    void otherLetters() {
        SortedMap<HostName, Schedules> hosts = hosts(1, "0 U,V * * * /bin/a\n");

        assertThatThrownBy(() -> Stagger.of(hosts, letters("03:00", "08:00", 60, "U"))).hasMessageContaining("Other letters stand in the same lines (V)");
        assertThat(told(Stagger.of(hosts, letters("03:00", "08:00", 60, "U", "V")))).containsExactly("gw1 0 3,4 * * *");
    }

    @Test
    @DisplayName("goes by the zones of the jobs that are concerned only, cronie's CRON_TZ included")
    void zones() {
        SortedMap<HostName, Schedules> hosts = hosts(1, "0 U * * * /bin/a\n");
        hosts.put(new HostName("far"), crontab("0 1 * * * /bin/other\n", "Asia/Tokyo"));
        assertThat(told(Stagger.of(hosts, letters("03:00", "08:00", 60)))).containsExactly("gw1 0 3 * * *");

        hosts.put(new HostName("red"), on("cronie", crontab("CRON_TZ=Asia/Tokyo\n0 U * * * /bin/a\n", "Europe/Berlin")));
        assertThatThrownBy(() -> Stagger.of(hosts, letters("03:00", "08:00", 60)))
                .hasMessageContaining("Asia/Tokyo: red; Europe/Berlin: gw1");
    }

    private static Schedules on(String daemon, Schedules of) {
        return new Schedules(
                of.read(), of.zone(), new CronDaemon(daemon, "active", "", false), of.spool(), false, of.files(), of.scripts(), of.timers(), of.users());
    }

    @Test
    @DisplayName("keeps clear of jobs whose daemon is down: it may be started any time")
    void daemonDown() {
        SortedMap<HostName, Schedules> hosts = hosts(1, "0 U * * * /bin/sync\n");
        Schedules down = crontab("0 3 * * * /bin/sync\n", "Europe/Berlin");
        hosts.put(new HostName("old"), new Schedules(
                down.read(), down.zone(), new CronDaemon("debian", "inactive", "", false), down.spool(), false, down.files(), List.of(), List.of(),
                down.users()));

        assertThat(told(Stagger.of(hosts, letters("03:00", "08:00", 60)))).containsExactly("gw1 0 4 * * *");
    }

    @Test
    @DisplayName("moves jobs of words such as @daily, and leaves alone those that have their time already")
    void again() {
        SortedMap<HostName, Schedules> hosts = hosts(1, "@weekly /bin/mirror\n");
        hosts.put(new HostName("gw2"), crontab("0 4 * * * /bin/mirror\n", "Europe/Berlin"));

        assertThat(told(Stagger.of(hosts, command("mirror", "03:00", "05:00", 60)))).containsExactly("gw1 0 3 * * 0");

        hosts.put(new HostName("gw1"), crontab("0 3 * * 0 /bin/mirror\n", "Europe/Berlin"));
        assertThatThrownBy(() -> Stagger.of(hosts, command("mirror", "03:00", "05:00", 60))).hasMessageContaining("It is so already");
    }

    @Test
    @DisplayName("moves the hour alone or the minute alone where a person asks for that")
    void parts() {
        SortedMap<HostName, Schedules> hosts = hosts(3, "17 3 * * 1-5 /usr/bin/mirror\n");

        assertThat(told(Stagger.of(hosts, changing(Change.HOUR, command("mirror", "22:30", "02:00", 30)))))
                .containsExactly("gw1 17 23 * * 1-5", "gw2 17 0 * * 1-5", "gw3 17 1 * * 1-5");
        assertThat(told(Stagger.of(hosts, changing(Change.MINUTE, command("mirror", "03:00", "04:00", 20)))))
                .containsExactly("gw1 0 3 * * 1-5", "gw2 20 3 * * 1-5", "gw3 40 3 * * 1-5");
        assertThatThrownBy(() -> Stagger.of(hosts, changing(Change.MINUTE, command("mirror", "04:00", "05:00", 20)))).hasMessageContaining("No room");
    }

    @Test
    @DisplayName("moves chosen jobs with and without letters, what has their letters with them, and keeps clear of the same command elsewhere")
    void byChoice() {
        SortedMap<HostName, Schedules> hosts = hosts(2, "0 9 * * * /bin/plain\n0 U * * * /bin/a\n30 U * * * /bin/along\n0 V * * * /bin/other\n");
        SortedMap<HostName, Schedules> two = new TreeMap<>(hosts);
        hosts.put(new HostName("old"), crontab("0 4 * * * /bin/plain\n@reboot /bin/plain\n#hostkeeper-off 0 3 * * * /bin/plain\n", "Europe/Berlin"));

        assertThat(told(Stagger.of(hosts, request(chosen(two, "plain", "/bin/a"), "03:00", "12:00", 60)))).containsExactly(
                "gw1 0 3 * * *", "gw1 0 5 * * *", "gw1 30 5 * * *", "gw2 30 6 * * *", "gw2 0 8 * * *", "gw2 30 8 * * *");
        assertThatThrownBy(() -> Stagger.of(hosts, request(chosen(hosts, "nothing"), "03:00", "12:00", 60))).hasMessageContaining("Jobs to keep apart");
    }

    @Test
    @DisplayName("tells of too small a window which jobs fit, and whom each of the others would meet")
    void tooSmall() {
        SortedMap<HostName, Schedules> hosts = hosts(3, "5 5 * * * /bin/mirror\n");
        hosts.put(new HostName("often"), crontab("*/5 * * * * /bin/mirror\n", "Europe/Berlin"));

        StaggerAttempt attempt = Stagger.tried(hosts, command("mirror", "03:00", "05:00", 60));
        assertThat(told(attempt.placed())).containsExactly("gw1 0 3 * * *", "gw2 0 4 * * *");
        assertThat(attempt.stuck()).extracting(stuck -> stuck.host() + " meets " + stuck.meets() + ": " + stuck.why().text())
                .satisfiesExactly(
                        gw3 -> assertThat(gw3).contains("gw3 meets [gw1]", "No room was found"),
                        often -> assertThat(often).contains("often meets []", "more than once"));
        assertThat(Stagger.tried(hosts(2, "0 4 * * * /bin/mirror\n"), command("mirror", "04:00", "06:00", 60)).changed()).hasSize(1);
    }

    @Test
    @DisplayName("writes the numbers where the letters stood, and leaves every other byte")
    void writes() {
        HostName host = new HostName("gw1");
        List<Placed> placed = Stagger.of(hosts(1, GATEWAY), letters("03:00", "06:00", 60));
        ScheduleGround ground = new ScheduleGround(
                host, crontab(GATEWAY, "Europe/Berlin"), Map.of(PATH, FileState.Present.of(Bytes.utf8(GATEWAY), PRIVATE)));

        Plan plan = new SchedulePlans(Clock.systemUTC(), new Random(1)).stagger(ground, placed);

        assertThat(plan.steps().getFirst()).isInstanceOfSatisfying(Step.WriteFile.class, write -> {
            assertThat(write.content().plain().text()).isEqualTo(GATEWAY.replace("0 U", "0 3").replace("0 V", "0 4").replace("\tW", "\t5"));
            assertThat(write.ownership()).isEqualTo(PRIVATE);
        });
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            0 U * * * /bin/a         | No room was found for it between 03:00 and 04:00
            0 3 U * * /bin/a         | does not stand for a minute or an hour
            V U W * * /bin/a         | More than two letters
            0 4 * * * /bin/a         | Jobs to keep apart
            """)
    @DisplayName("says what it cannot do")
    void refuses(String line, String why) {
        assertThatThrownBy(() -> Stagger.of(hosts(2, line + "\n"), letters("03:00", "04:00", 60))).hasMessageContaining(why);
    }

    @Test
    @DisplayName("moves nothing that runs several times a day, and asks for hosts of one time zone")
    void refusesJobs() {
        for (String time : List.of("*/5 * * * *", "@hourly")) {
            assertThatThrownBy(() -> Stagger.of(hosts(1, time + " /bin/a\n"), command("/bin/a", "00:00", "00:00", 5)))
                    .hasMessageContaining("more than once");
        }
        SortedMap<HostName, Schedules> two = hosts(1, GATEWAY);
        two.put(new HostName("far"), crontab(GATEWAY, "Asia/Tokyo"));
        assertThatThrownBy(() -> Stagger.of(two, letters("00:00", "00:00", 60))).hasMessageContaining("time zones");
        assertThatThrownBy(() -> letters("00:00", "00:00", 0).checked()).hasMessageContaining("1 to 1440");
        assertThatThrownBy(() -> letters("00:00", "00:00", 5, "u").checked()).hasMessageContaining("capital letter");
    }
}
