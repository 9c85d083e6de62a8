package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hostkeeper.adoption.AdoptionPlans;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Found;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.adoption.TakeOver;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of deployed crontabs")
class ScheduleContributionTest {
    private static final HostName A = new HostName("gw-a");
    private static final HostName B = new HostName("gw-b");
    private static final Ownership OWN = new Ownership("mesh", "crontab", 0600);
    private static final String SPOOL = "/var/spool/cron/crontabs/mesh";
    private static final String UPDATE = "0 */12 * * * apt-mirror /usr/bin/apt-mirror > /var/spool/apt-mirror/var/cron.log\n";
    private static final String MIRROR = "# made by\n# setup\n" + UPDATE;
    private static final String GATEWAY = "MAILTO=ops@example.org\n# snapshot\n23 */8 * * *\t$HOME/bin/snapshot >> $HOME/.cronlog/snapshot.log 2>&1\n"
            + "0 U * * 2,5 $HOME/bin/sync\n0 V * * * $HOME/bin/peers\n";

    private final SchedulePlans plans = new SchedulePlans(Clock.systemUTC(), new Random(1));
    private final ScheduleContribution contribution = new ScheduleContribution(new ScheduleReader(), plans);

    private static CrontabFile gateway(String text, Ownership ownership) {
        return new CrontabFile(SPOOL, Optional.of("mesh"), Optional.of(ownership), 1, "file", Optional.of(Bytes.utf8(text)));
    }

    private static CrontabFile mirror(String text) {
        return new CrontabFile(MirrorJob.PATH, Optional.empty(), Optional.of(Ownership.ROOT_PUBLIC), 1, "file", Optional.of(Bytes.utf8(text)));
    }

    private static DeployedSchedules on(HostName host, CrontabFile... files) {
        Schedules schedules = new Schedules(
                Instant.parse("2026-11-20T09:00:00Z"), Optional.of(ZoneOffset.UTC), new CronDaemon("debian", "active", "", false),
                "/var/spool/cron/crontabs", false, List.of(files), List.of(), List.of(), Set.of("root", "apt-mirror", "mesh"));
        Map<String, FileState> states = new HashMap<>(Map.of(
                MirrorRotation.PATH, new FileState.Absent(), MirrorRotation.FOLDER, new FileState.Folder(new Ownership("apt-mirror", "apt-mirror", 0755))));
        for (CrontabFile file : files) {
            states.put(file.path(), FileState.Present.of(file.content().orElseThrow(), file.ownership().orElseThrow()));
        }
        boolean mirror = schedules.file(MirrorJob.PATH).isPresent();
        return new DeployedSchedules(
                new ScheduleGround(host, schedules, states),
                mirror ? Optional.of(new MirrorHost(true, true, List.of(), Optional.empty(), List.of())) : Optional.empty(),
                schedules.files().stream().filter(file -> DeployedSchedules.isGateways(schedules, file)).toList(),
                Lint.of(schedules, schedules.read()));
    }

    private Map<HostName, List<Found>> found(DeployedSchedules... hosts) {
        return found(Set.of(), hosts);
    }

    private Map<HostName, List<Found>> found(Set<HostName> unanswered, DeployedSchedules... hosts) {
        SortedMap<HostName, DeployedSchedules> all = new TreeMap<>();
        for (DeployedSchedules host : hosts) {
            all.put(host.ground().host(), host);
        }
        return contribution.found(all, unanswered);
    }

    private Found only(CrontabFile file) {
        assertThat(found(on(A, file)).get(A)).hasSize(1);
        return found(on(A, file)).getOrDefault(A, List.of()).getFirst();
    }

    private static List<String> kinds(Found found) {
        return found.defects().stream().map(defect -> defect.kind().code()).toList();
    }

    private static Plan plan(HostName host, Found... found) {
        List<TakeOver> all = java.util.stream.Stream.of(found).map(Found::takeOver).toList();
        return new AdoptionPlans(Clock.systemUTC(), new Random(2)).takeOver(host, all);
    }

    private static String written(Plan plan, String path) {
        return plan.steps().stream()
                .flatMap(step -> step instanceof Step.WriteFile write && write.path().equals(path) ? java.util.stream.Stream.of(write) : java.util.stream.Stream.empty())
                .map(write -> RawText.of(write.content().plain()))
                .findFirst()
                .orElse("");
    }

    @Test
    @DisplayName("a mirror's update is found with each known defect, and taken over in its form here, with its schedule and comments")
    void mirrors() {
        Found found = only(mirror(MIRROR));

        assertThat(kinds(found)).containsExactly("log-truncated", "errors-lost", "status-unknown");
        assertThat(found.defects()).allMatch(defect -> defect.mending() instanceof Mending.ByTakeOver);
        Plan plan = plan(A, found);
        assertThat(written(plan, MirrorJob.PATH)).isEqualTo("# made by\n# setup\n0 */12 * * * apt-mirror " + MirrorJob.COMMAND + "\n");
        assertThat(written(plan, MirrorRotation.PATH)).contains(MirrorJob.LOG);
        Found cut = only(mirror(MIRROR.strip()));
        assertThat(kinds(cut)).contains("no-final-newline");
        assertThat(written(plan(A, cut), MirrorJob.PATH)).isEqualTo(written(plan, MirrorJob.PATH));
    }

    @Test
    @DisplayName("a job that came with the schedule is a danger with a plan of its own, and stays in the file as all else does")
    void foreign() {
        String file = "# made by\nA=b\n* * * * * root id\n30 3 * * 1 apt-mirror apt-mirror > /var/spool/apt-mirror/var/cron.log\n#hostkeeper-off " + UPDATE.strip();
        Found found = only(mirror(file));

        assertThat(kinds(found)).startsWith("foreign-job").contains("not-run");
        assertThat(found.defects().getFirst().kind().severity()).isEqualTo(Defect.Severity.DANGER);
        Plan mended = new AdoptionPlans(Clock.systemUTC(), new Random(2)).mend(A, found.defects().getFirst());
        assertThat(written(mended, MirrorJob.PATH)).isEqualTo(file.replace("* * * * * root", "#hostkeeper-off * * * * * root"));
        assertThat(written(plan(A, found), MirrorJob.PATH)).isEqualTo("# made by\nA=b\n* * * * * root id\n30 3 * * 1 apt-mirror "
                + MirrorJob.COMMAND + "\n#hostkeeper-off 0 */12 * * * apt-mirror " + MirrorJob.COMMAND + "\n");
    }

    @Test
    @DisplayName("a mirror's file without an update is left alone, and one that was taken over has nothing left")
    void others() {
        Found other = only(mirror("0 3 * * * root /usr/bin/other\n"));
        assertThat(kinds(other)).contains("other-form").doesNotContain("foreign-job");
        assertThat(other.takeOver()).isInstanceOf(TakeOver.Refused.class);
        Found off = only(mirror("0 3 * * * apt-mirror " + MirrorJob.COMMAND + "\n"));
        assertThat(kinds(off)).containsExactly("not-rotated");
        assertThat(plan(A, off).steps()).hasSize(1);
    }

    @Test
    @DisplayName("letters of gateways are filled in so that the hosts that are adopted together do not overlap, and nothing else changes")
    void gateways() {
        Map<HostName, List<Found>> both = found(on(A, gateway(GATEWAY, OWN)), on(B, gateway(GATEWAY, OWN)));

        Found a = both.getOrDefault(A, List.of()).getFirst();
        Found b = both.getOrDefault(B, List.of()).getFirst();
        assertThat(kinds(a)).containsExactly("template-line", "template-line");
        assertThat(a.defects()).allMatch(defect -> defect.mending() instanceof Mending.ByTakeOver);
        assertThat(written(plan(A, a), SPOOL)).isEqualTo(GATEWAY.replace("0 U", "0 0").replace("0 V", "0 1"));
        assertThat(written(plan(B, b), SPOOL)).isEqualTo(GATEWAY.replace("0 U", "0 2").replace("0 V", "0 3"));
        assertThat(a.what().in(Locale.ENGLISH)).contains("mesh");
    }

    @Test
    @DisplayName("letters are not filled in while a host that they are to be kept apart from did not answer")
    void unanswered() {
        Found found = found(Set.of(B), on(A, gateway(GATEWAY, OWN))).getOrDefault(A, List.of()).getFirst();

        assertThat(found.takeOver()).isInstanceOfSatisfying(
                TakeOver.Refused.class, refused -> assertThat(refused.why().text().in(Locale.ENGLISH)).contains("gw-b"));
        assertThat(found.defects().getFirst().mending()).isInstanceOfSatisfying(
                Mending.ByPerson.class, person -> assertThat(person.command().orElse("")).contains("cron stagger --letters U"));
    }

    @Test
    @DisplayName("what keeps cron from reading a gateway's crontab goes with the take-over, and the rest has the lint's plans")
    void unread() {
        String text = "61 1 * * * $HOME/bin/bad\n5 5 * * * $HOME/bin/report > $HOME/.cronlog/report.log";
        Found found = only(gateway(text, new Ownership("root", "crontab", 0644)));

        assertThat(kinds(found)).contains("bad-line", "file-mode", "log-truncated");
        assertThat(found.defects()).allSatisfy(defect -> assertThat(defect.mending())
                .isInstanceOf(defect.kind().severity() == Defect.Severity.FAULT ? Mending.ByTakeOver.class : Mending.ByPlan.class));
        Step.WriteFile write = (Step.WriteFile) plan(A, found).steps().getFirst();
        assertThat(write.ownership()).isEqualTo(OWN);
        assertThat(RawText.of(write.content().plain())).isEqualTo("#hostkeeper-off " + text + "\n");
    }

    @Test
    @DisplayName("a job that all gateways start in the same minute gets a minute of its own on each but the first")
    void sameMinute() {
        String text = "23 */8 * * *\t$HOME/bin/snapshot >> $HOME/.cronlog/snapshot.log 2>&1\n*/5 * * * * $HOME/bin/often\n";
        Map<HostName, List<Found>> both = found(on(B, gateway(text, OWN)), on(A, gateway(text, OWN)));

        assertThat(kinds(both.getOrDefault(A, List.of()).getFirst())).isEmpty();
        Found b = both.getOrDefault(B, List.of()).getFirst();
        assertThat(kinds(b)).containsExactly("same-minute-elsewhere");
        assertThat(b.defects().getFirst().why().in(Locale.ENGLISH)).contains("gw-a");
        assertThat(b.takeOver()).isInstanceOf(TakeOver.Done.class);
        Plan mended = new AdoptionPlans(Clock.systemUTC(), new Random(2)).mend(B, b.defects().getFirst());
        assertThat(written(mended, SPOOL)).isEqualTo(text.replace("23 */8 * * *\t", "28 */8 * * *\t"));
        assertThat(found(on(A, gateway(text, OWN)), on(B, gateway(text.replace("23", "28"), OWN))).values())
                .allSatisfy(found -> assertThat(found).allMatch(one -> one.defects().isEmpty()));
    }

    @Test
    @DisplayName("a user's crontab without letters and such logs is nobody's deployed one")
    void ordinary() {
        assertThat(on(A, gateway("5 5 * * * $HOME/bin/own >> $HOME/own.log\n", OWN)).gateways()).isEmpty();
    }
}
