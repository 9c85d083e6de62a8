package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The update of a package mirror")
class MirrorPlansTest {
    private static final HostName HOST = new HostName("mirror-1");
    private static final String DEPLOYED = "# made by\n# setup\n15 3 * * * apt-mirror /usr/bin/apt-mirror > /var/spool/apt-mirror/var/cron.log\n";
    private static final String LINE = "/usr/bin/apt-mirror >> /var/spool/apt-mirror/var/cron.log 2>&1"
            + "; s=$?; /usr/bin/logger -t hostkeeper-cron \"$$ $s\"; exit $s\n";

    private static final String ROTATION = "/etc/logrotate.d/pop-mirror";

    private final MirrorPlans plans = new MirrorPlans(new SchedulePlans(Clock.systemUTC(), new Random(1)));

    private static Schedules on(Optional<String> text) {
        List<CrontabFile> files = text.stream()
                .map(there -> new CrontabFile(
                        MirrorJob.PATH, Optional.empty(), Optional.of(Ownership.ROOT_PUBLIC), 1, "file", Optional.of(Bytes.utf8(there))))
                .toList();
        return new Schedules(
                Instant.EPOCH, Optional.of(ZoneOffset.UTC), new CronDaemon("debian", "active", "", false), "/var/spool/cron/crontabs", false,
                files, List.of(), List.of(), Set.of("root", "apt-mirror"));
    }

    private static MirrorHost host(boolean program, String... rotating) {
        return new MirrorHost(program, true, List.of(rotating), Optional.empty(), List.of());
    }

    private static MirrorReader.Ground ground(Optional<String> text, String... rotating) {
        return ground(text, new FileState.Folder(new Ownership("mirror", "www-data", 0755)), host(true, rotating));
    }

    private static MirrorReader.Ground ground(Optional<String> text, FileState folder, MirrorHost host) {
        FileState state = text.<FileState>map(there -> FileState.Present.of(Bytes.utf8(there), Ownership.ROOT_PUBLIC)).orElse(new FileState.Absent());
        Map<String, FileState> files = Map.of(
                MirrorJob.PATH, state, MirrorRotation.PATH, new FileState.Absent(), MirrorRotation.FOLDER, folder);
        return new MirrorReader.Ground(new ScheduleGround(HOST, on(text), files), host);
    }

    private String setUp(Optional<String> before, Optional<String> schedule) {
        Plan plan = plans.setUp(ground(before, ROTATION), schedule);
        Step.WriteFile write = (Step.WriteFile) plan.steps().getFirst();
        assertThat(write.ownership()).isEqualTo(Ownership.ROOT_PUBLIC);
        return write.content().plain().text();
    }

    private static List<String> defects(String text, boolean program) {
        return codes(text, host(program, ROTATION));
    }

    private static List<String> codes(String text, MirrorHost host) {
        return MirrorJob.of(on(Optional.of(text))).defects(host).stream().map(found -> found.defect().code()).toList();
    }

    @Test
    @DisplayName("is set up as two lines of comment and one job that keeps errors, appends and tells how it ended")
    void fresh() {
        String text = setUp(Optional.empty(), Optional.empty());

        assertThat(text.lines().limit(2)).allMatch(line -> line.startsWith("# "));
        assertThat(text.lines().skip(2)).singleElement().isEqualTo("0 */12 * * * apt-mirror " + LINE.strip());
        assertThat(defects(text, true)).isEmpty();
        assertThat(setUp(Optional.empty(), Optional.of("@daily"))).endsWith("\n@daily apt-mirror " + LINE);
    }

    @Test
    @DisplayName("is mended where it is deployed: its schedule and its comments stay, and its defects are told before")
    void deployed() {
        assertThat(defects(DEPLOYED, true)).containsExactly("log-truncated", "errors-lost", "status-unknown");
        assertThat(setUp(Optional.of(DEPLOYED), Optional.empty())).isEqualTo("# made by\n# setup\n15 3 * * * apt-mirror " + LINE);
        assertThat(setUp(Optional.of(DEPLOYED.strip()), Optional.of("5 4 * * *"))).isEqualTo("# made by\n# setup\n5 4 * * * apt-mirror " + LINE);
        assertThat(setUp(Optional.of("#hostkeeper-off " + DEPLOYED.substring(DEPLOYED.indexOf("15"))), Optional.empty())).isEqualTo("15 3 * * * apt-mirror " + LINE);
        assertThat(defects(DEPLOYED.replace("15 3", "61 3"), false)).containsExactly("no-program", "other-form");
        String mended = setUp(Optional.of(DEPLOYED), Optional.empty());
        assertThatThrownBy(() -> setUp(Optional.of(mended), Optional.empty())).isInstanceOf(ProblemException.class);
    }

    private static List<String> written(Plan plan) {
        return plan.steps().stream().flatMap(step -> step instanceof Step.WriteFile write ? Stream.of(write.path()) : Stream.empty()).toList();
    }

    private String rotation(FileState folder) {
        Plan plan = plans.setUp(ground(Optional.of(DEPLOYED), folder, host(true)), Optional.empty());
        assertThat(written(plan)).containsExactly(MirrorJob.PATH, ROTATION);
        return plan.steps().getLast() instanceof Step.WriteFile write ? write.content().plain().text() : "";
    }

    @Test
    @DisplayName("has its log rotated as the owner of the log's folder, once, and not where the host rotates it already or has no logrotate")
    void rotated() {
        assertThat(rotation(new FileState.Folder(new Ownership("mirror", "www-data", 0755))))
                .contains("/var/spool/apt-mirror/var/cron.log {\n", " su mirror www-data\n", " nocreate\n");
        assertThat(rotation(new FileState.Absent())).contains(" su apt-mirror apt-mirror\n");
        String mended = setUp(Optional.of(DEPLOYED), Optional.empty());
        assertThat(written(plans.setUp(ground(Optional.of(mended)), Optional.empty()))).containsExactly(ROTATION);
        assertThat(written(plans.setUp(ground(Optional.of(DEPLOYED), "/etc/logrotate.d/apt-mirror"), Optional.empty()))).containsExactly(MirrorJob.PATH);
        MirrorHost none = new MirrorHost(true, false, List.of(), Optional.empty(), List.of());
        assertThat(written(plans.setUp(ground(Optional.of(DEPLOYED), new FileState.Absent(), none), Optional.empty()))).containsExactly(MirrorJob.PATH);
    }

    @Test
    @DisplayName("is told to have a log that grows only where it is appended to and nothing rotates it")
    void grows() {
        String mended = setUp(Optional.of(DEPLOYED), Optional.empty());
        assertThat(codes(mended, host(true))).containsExactly("not-rotated");
        assertThat(codes(mended, new MirrorHost(true, false, List.of(), Optional.empty(), List.of()))).containsExactly("no-logrotate");
        assertThat(codes(DEPLOYED, host(true))).doesNotContain("not-rotated");
        assertThat(MirrorHost.of("program there\nlogrotate there\nrotated /etc/logrotate.d/x\nlog 17\nrunning 7\nrunning 8\n")).isEqualTo(new MirrorHost(
                true, true, List.of("/etc/logrotate.d/x"), Optional.of(Instant.ofEpochSecond(17)), List.of("7", "8")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 3 * * *\n* * * * * root id", "0 3 * * * root id", "0 U * * *", "61 * * * *", " 0 3 * * *", "@daily root", "0 3 * * *\r", "0\u00a03 * * *"})
    @DisplayName("takes no schedule that would be more than a time")
    void schedules(String schedule) {
        assertThatThrownBy(() -> setUp(Optional.of(DEPLOYED), Optional.of(schedule))).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.InvalidInput.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 3 * * * root /usr/bin/other\n", "0 3 * * * apt-mirror nice /usr/bin/apt-mirror\n", DEPLOYED + DEPLOYED})
    @DisplayName("leaves alone what is no update in a known form")
    void other(String text) {
        assertThat(defects(text, true)).containsExactly("other-form");
        assertThatThrownBy(() -> setUp(Optional.of(text), Optional.empty())).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class));
    }

    @Test
    @DisplayName("is run as its user by the command of its line, and refused while it runs")
    void update() {
        Schedules schedules = on(Optional.of(DEPLOYED));
        MirrorReader.Mirror idle = new MirrorReader.Mirror(schedules, MirrorJob.of(schedules), host(true), List.of());
        Plan plan = plans.update(HOST, idle, Duration.ofHours(1));

        Step.Run run = (Step.Run) plan.steps().getLast();
        assertThat(run.arguments().subList(3, run.arguments().size())).containsExactly(
                "hostkeeper-cron-run", plan.id().value(), "apt-mirror", "0", "/usr/bin/apt-mirror > /var/spool/apt-mirror/var/cron.log");
        MirrorReader.Mirror busy = new MirrorReader.Mirror(schedules, MirrorJob.of(schedules), new MirrorHost(true, true, List.of(), Optional.empty(), List.of("77")), List.of());
        assertThatThrownBy(() -> plans.update(HOST, busy, Duration.ofHours(1))).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class));
    }
}
