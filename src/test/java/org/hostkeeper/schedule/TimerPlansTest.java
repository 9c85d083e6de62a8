package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A timer of a job of cron's")
class TimerPlansTest {
    private static final String PATH = "/etc/cron.d/jobs";
    private static final TimerRequest PLAIN = new TimerRequest(Optional.of("work"), false, Optional.empty());

    private final TimerPlans plans = new TimerPlans(new SchedulePlans(Clock.systemUTC(), new Random(1)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0 */12 * * *         | *-*-* 00,12:00:00",
        "23 */8 * * *         | *-*-* 00,08,16:23:00",
        "42 19 * * 2          | Tue *-*-* 19:42:00",
        "0 1 * * 2,5          | Tue,Fri *-*-* 01:00:00",
        "5 4 * * sun          | Sun *-*-* 04:05:00",
        "5 4 * * 1-5,7        | Mon..Fri,Sun *-*-* 04:05:00",
        "*/5 9-17 1 jan,jul * | *-01,07-01 09..17:00,05,10,15,20,25,30,35,40,45,50,55:00",
        "* * * * *            | *-*-* *:*:00",
        "0 0 13 * 5           | *-*-13 00:00:00 + Fri *-*-* 00:00:00",
        "0 0 */2 * 5          | Fri *-*-01,03,05,07,09,11,13,15,17,19,21,23,25,27,29,31 00:00:00",
        "0 0 1-31 * 5         | *-*-* 00:00:00",
        "0 0 13 * 0-6         | *-*-* 00:00:00",
        "@weekly              | Sun *-*-* 00:00:00",
        "@monthly             | *-*-01 00:00:00",
        "@hourly              | *-*-* *:00:00"
    })
    @DisplayName("has its time, in two lines where cron takes either of two days")
    void times(String time, String lines) {
        assertThat(CalendarLines.of((CronTime.Fields) EditRequest.timeOf(time))).isEqualTo(List.of(lines.split(" \\+ ")));
    }

    private static ScheduleGround ground(String text, Ownership ownership, Map<String, String> more) {
        CrontabFile file = new CrontabFile(PATH, Optional.empty(), Optional.of(ownership), 1, "file", Optional.of(Bytes.utf8(text)));
        Schedules schedules = new Schedules(
                Instant.EPOCH, Optional.of(ZoneOffset.UTC), new CronDaemon("debian", "active", "", false), "/var/spool/cron/crontabs", false,
                List.of(file), List.of(), List.of(), Set.of("root", "op"));
        Map<String, FileState> states = new HashMap<>();
        TimerPlans.files("work").forEach(path -> states.put(path, new FileState.Absent()));
        states.put(PATH, FileState.Present.of(Bytes.utf8(text), ownership));
        more.forEach((path, content) -> states.put(path, FileState.Present.of(Bytes.utf8(content), Ownership.ROOT_PUBLIC)));
        return new ScheduleGround(new HostName("h1"), schedules, states);
    }

    private Plan toTimer(String text, TimerRequest request) {
        ScheduleGround ground = ground(text, Ownership.ROOT_PUBLIC, Map.of());
        return plans.toTimer(ground, ground.schedules().jobs().getFirst().id(), request);
    }

    private static String written(Plan plan, String path) {
        return plan.steps().stream()
                .flatMap(step -> step instanceof Step.WriteFile write && write.path().equals(path) ? java.util.stream.Stream.of(write) : java.util.stream.Stream.empty())
                .findFirst().orElseThrow().content().plain().text();
    }

    @Test
    @DisplayName("is made with its service and settings, and its line is switched off before it is switched on")
    void made() {
        String line = "5 4 * * 1 op date +\\%F > \"$HOME/it's\\x\" %one%two";
        Plan plan = toTimer("A=a \"b\" $c\n" + line + "\n", new TimerRequest(Optional.of("work"), true, Optional.of(Duration.ofMinutes(10))));

        assertThat(written(plan, "/etc/systemd/system/work.timer"))
                .contains("\nOnCalendar=Mon *-*-* 04:05:00\n", "\nPersistent=true\n", "\nRandomizedDelaySec=600\n", "\nWantedBy=timers.target\n");
        assertThat(written(plan, "/etc/systemd/system/work.service")).contains(
                "\nUser=op\n", "\nWorkingDirectory=-~\n", "\nStandardInputData=b25lCnR3bwo=\n",
                "\nExecStart=/bin/sh -c \"date +%%F > \\\"$$HOME/it's\\\\x\\\" \"\n");
        assertThat(written(plan, "/etc/default/work")).isEqualTo("SHELL=/bin/sh\nPATH=/usr/bin:/bin\nA=\"a \\\"b\\\" \\$c\"\n");
        assertThat(written(plan, PATH)).isEqualTo("A=a \"b\" $c\n#hostkeeper-off " + line + "\n");
        assertThat(plan.steps().getFirst()).isInstanceOfSatisfying(Step.Check.class, check ->
                assertThat(check.arguments()).containsExactly("systemd-analyze", "calendar", "--", "Mon *-*-* 04:05:00"));
        assertThat(plan.steps().getLast()).isInstanceOfSatisfying(Step.Run.class, run -> {
            assertThat(run.arguments()).containsExactly("systemctl", "enable", "--now", "work.timer");
            assertThat(run.undo()).contains(List.of("systemctl", "disable", "--now", "work.timer"));
        });
    }

    @Test
    @DisplayName("that runs at the start of the host is not started now, which would run it at once")
    void reboot() {
        Plan plan = toTimer("@reboot root /a\n", PLAIN);

        assertThat(written(plan, "/etc/systemd/system/work.timer")).contains("\nOnBootSec=1min\n").doesNotContain("OnCalendar");
        assertThat(((Step.Run) plan.steps().getLast()).arguments()).containsExactly("systemctl", "enable", "work.timer");
    }

    @Test
    @DisplayName("keeps from others what its crontab keeps from them")
    void secret() {
        ScheduleGround ground = ground("PASSWORD=x\n5 4 * * * root /a\n", new Ownership("root", "root", 0600), Map.of());
        Plan plan = plans.toTimer(ground, ground.schedules().jobs().getFirst().id(), PLAIN);

        assertThat(plan.steps()).filteredOn(step -> step instanceof Step.WriteFile).hasSize(4)
                .allSatisfy(step -> assertThat(((Step.WriteFile) step).ownership().worldReadable()).isFalse());
    }

    @Test
    @DisplayName("is made a job again: its files go, and its line is switched on where it stands by now")
    void back() {
        String line = "5 4 * * 1 op echo caf\u00e9 \\%";
        Plan made = toTimer(line + "\n", PLAIN);
        String timer = written(made, "/etc/systemd/system/work.timer");
        String off = "# new\n#hostkeeper-off " + line + "\n1 1 * * * root /other\n";
        ScheduleGround ground = ground(off, Ownership.ROOT_PUBLIC, Map.of("/etc/systemd/system/work.timer", timer, "/etc/default/work", "A=1\n"));

        Plan back = plans.toCron(ground, "work");

        assertThat(written(back, PATH)).isEqualTo("# new\n" + line + "\n1 1 * * * root /other\n");
        assertThat(back.steps()).filteredOn(step -> step instanceof Step.RemoveFile).hasSize(2);
        assertThat(((Step.Run) back.steps().getFirst()).arguments()).containsExactly("systemctl", "disable", "--now", "work.timer");
        assertThatThrownBy(() -> plans.toCron(ground("# none\n", Ownership.ROOT_PUBLIC, Map.of("/etc/systemd/system/work.timer", timer)), "work"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> plans.toCron(ground(off, Ownership.ROOT_PUBLIC, Map.of("/etc/systemd/system/work.timer", "[Timer]\n")), "work"))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0 0 30 2 * root /a", "0 U * * * root /a", "#hostkeeper-off 5 4 * * * root /a", "5 4 * * * nobody-here /a", "SHELL=my shell\n5 4 * * * root /a",
        "HOME=relative\n5 4 * * * root /a", "61 * * * * root /a"})
    @DisplayName("is refused where it would be something else than the job")
    void refused(String text) {
        assertThatThrownBy(() -> toTimer(text + "\n", PLAIN)).isInstanceOf(ProblemException.class);
    }

    @Test
    @DisplayName("takes no name that is another's or none")
    void names() {
        for (String name : List.of("a/b", "-a", "a b", "a.timer", "")) {
            assertThatThrownBy(() -> new TimerRequest(Optional.of(name), false, Optional.empty()).checked()).isInstanceOf(ProblemException.class);
        }
        ScheduleGround taken = ground("5 4 * * * root /a\n", Ownership.ROOT_PUBLIC, Map.of("/etc/systemd/system/work.service", "x"));
        assertThatThrownBy(() -> plans.toTimer(taken, taken.schedules().jobs().getFirst().id(), PLAIN)).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.AlreadyThere.class));
    }
}
