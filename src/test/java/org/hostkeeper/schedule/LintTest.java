package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
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
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The lint of crontabs")
class LintTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String PATH = "/etc/cron.d/jobs";

    private final LintPlans mending = new LintPlans(new SchedulePlans(Clock.systemUTC(), new Random(1)));

    private static Schedules on(CrontabFile... files) {
        return new Schedules(
                NOW, Optional.of(ZoneId.of("UTC")), new CronDaemon("debian", "active", "", false), "/var/spool/cron/crontabs", false,
                List.of(files), List.of(), List.of(), Set.of("root", "op"));
    }

    private static CrontabFile file(String path, String text, Ownership ownership) {
        Optional<String> user = path.startsWith("/var") ? Optional.of(path.substring(path.lastIndexOf('/') + 1)) : Optional.empty();
        return new CrontabFile(path, user, Optional.of(ownership), 1, "file", Optional.of(Bytes.utf8(text)));
    }

    private static CrontabFile jobs(String text) {
        return file(PATH, text.replace("\\n", "\n").replace("\\r", "\r"), Ownership.ROOT_PUBLIC);
    }

    private static List<Finding.Kind> kinds(Schedules schedules) {
        return Lint.of(schedules, NOW).stream().map(Finding::kind).toList();
    }

    private Plan mend(Schedules schedules, Finding finding) {
        Map<String, FileState> states = new HashMap<>();
        for (String path : LintPlans.paths(finding)) {
            states.put(path, schedules.file(path)
                    .<FileState>map(f -> FileState.Present.of(f.content().orElseThrow(), f.ownership().orElseThrow()))
                    .orElse(new FileState.Absent()));
        }
        return mending.plan(new ScheduleGround(new HostName("h1"), schedules, states), finding);
    }

    private static String written(Plan plan) {
        return ((Step.WriteFile) plan.steps().getFirst()).content().plain().text();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            BAD_LINE           | 0 25 * * * root /bin/x\\n                       | #hostkeeper-off 0 25 * * * root /bin/x\\n
            TEMPLATE_LINE      | 0 U * * 2,5 root /bin/x\\n                      | #hostkeeper-off 0 U * * 2,5 root /bin/x\\n
            MISSING_USER       | 0 5 * * *  /bin/x a\\n                          | 0 5 * * *  root /bin/x a\\n
            MISSING_USER       | @daily /bin/x\\n                                | @daily root /bin/x\\n
            UNKNOWN_USER       | 0 5 * * * nobody-here /bin/x\\n                 | #hostkeeper-off 0 5 * * * nobody-here /bin/x\\n
            NO_FINAL_NEWLINE   | 0 5 * * * root /bin/x                          | 0 5 * * * root /bin/x\\n
            CARRIAGE_RETURN    | 0 5 * * * root /bin/x\\r\\n# y\\r\\n             | 0 5 * * * root /bin/x\\n# y\\n
            NEVER_RUNS         | 0 0 30 2 * root /bin/x\\n                       | #hostkeeper-off 0 0 30 2 * root /bin/x\\n
            BARE_PERCENT       | 0 5 * * * root /bin/x $(date +%F) '%'\\n        | 0 5 * * * root /bin/x $(date +\\%F) '\\%'\\n
            BARE_COMMAND       | # x\\n0 5 * * * root apt-mirror\\n              | # x\\nPATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\\n0 5 * * * root apt-mirror\\n
            OUTPUT_LOST        | 0 5 * * * root /bin/x y >/dev/null 2>&1\\n      | 0 5 * * * root /bin/x y 2>&1 ¦ logger -t x\\n
            OUTPUT_LOST        | MAILTO=""\\n0 5 * * * root /bin/x y\\n          | MAILTO=""\\n0 5 * * * root /bin/x y 2>&1 ¦ logger -t x\\n
            ERRORS_LOST        | 0 5 * * * root /bin/x >> /var/log/x\\n          | 0 5 * * * root /bin/x >> /var/log/x 2>&1\\n
            OUTPUT_LOST        | 0 5 * * * root /bin/x 'a;b&c # d' >/dev/null 2>&1\\n | 0 5 * * * root /bin/x 'a;b&c # d' 2>&1 ¦ logger -t x\\n
            OUTPUT_LOST        | MAILTO=""\\n0 5 * * * root /bin/x "$(y;z)"\\n    | MAILTO=""\\n0 5 * * * root /bin/x "$(y;z)" 2>&1 ¦ logger -t x\\n
            ERRORS_LOST        | 0 5 * * * root /x >> /l/x-$(date "+\\%F").log\\n | 0 5 * * * root /x >> /l/x-$(date "+\\%F").log 2>&1\\n
            ERRORS_LOST        | 0 5 * * * root /x >> "/l/my app.log" -v\\n       | 0 5 * * * root /x >> "/l/my app.log" 2>&1 -v\\n
            ERRORS_LOST        | 0 5 * * * root /x > /l/`date +\\%F`.log\\n        | 0 5 * * * root /x > /l/`date +\\%F`.log 2>&1\\n
            LOG_TRUNCATED      | 0 5 * * * root /bin/x > "/l/my app" 2>&1\\n      | 0 5 * * * root /bin/x >> "/l/my app" 2>&1\\n
            LOG_TRUNCATED      | 0 5 * * * root /bin/x > /var/log/x 2>&1\\n      | 0 5 * * * root /bin/x >> /var/log/x 2>&1\\n
            SAME_MINUTE        | 0 5 * * * root /a\\n0  5 * * * root /b\\n       | 0 5 * * * root /a\\n5  5 * * * root /b\\n
            SAME_MINUTE        | 54 5 * * * root /a\\n54 5 * * * root /b\\n     | 54 5 * * * root /a\\n59 5 * * * root /b\\n
            SAME_MINUTE        | 0 5 * * * root /a\\n5,6 5-7 * * * root /c\\n7 6 * * * root /d\\n0 5 * * * root /b\\n | 0 5 * * * root /a\\n5,6 5-7 * * * root /c\\n7 6 * * * root /d\\n7 5 * * * root /b\\n
            UNATTENDED_UPGRADE | 0 4 * * 0 root /bin/ls -d && /usr/bin/apt-get update && /usr/bin/apt-get -y upgrade\\n | #hostkeeper-off 0 4 * * 0 root /bin/ls -d && /usr/bin/apt-get update && /usr/bin/apt-get -y upgrade\\n
            UNATTENDED_UPGRADE | 0 4 * * 0 root /usr/bin/dnf -y update\\n | #hostkeeper-off 0 4 * * 0 root /usr/bin/dnf -y update\\n
            UNATTENDED_UPGRADE | 0 4 * * 0 root /usr/bin/apt-get -y dist-upgrade\\n | #hostkeeper-off 0 4 * * 0 root /usr/bin/apt-get -y dist-upgrade\\n
            """)
    @DisplayName("finds what is wrong with a line and mends that and nothing else:")
    void lines(Finding.Kind kind, String before, String after) {
        Schedules schedules = on(jobs(before));

        assertThat(kinds(schedules)).containsExactly(kind);
        Plan plan = mend(schedules, Lint.of(schedules, NOW).getFirst());
        assertThat(written(plan)).isEqualTo(after.replace("\\n", "\n").replace("¦", "|"));
        assertThat(kinds(on(jobs(written(plan))))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0 5 * * * root /bin/x\n", "0 5 * * * root cd / && /bin/x\n", "PATH=/bin\n0 5 * * * root x\n", "MAILTO=op\n0 5 * * * root /x > /dev/null\n",
        "0 5 * * * root /bin/x '> y' \"2>/dev/null\"\n", "0 5 * * * root [ -x /y ] || /y\n", "0 5 * * * root (/x > /y)\n", "0 5 * * * root /x \\% # > y\n",
        "* * * * * root /a\n* * * * * root /b\n", "#hostkeeper-off 0 25 * * * root x\n", "0 5 * * * root /x 2>&1 | logger -t x\n",
        "0 5 * * * root A=b $HOME/x\n", "0 4 * * 0 op /usr/bin/apt-get -y upgrade\n",
        "0 4 * * 0 root /usr/bin/apt-get -qs dist-upgrade\n", "0 4 * * 0 root /usr/bin/apt-get upgrade --dry-run\n",
        "0 4 * * 0 root /usr/bin/apt-get update; /usr/bin/apt-get -q -d upgrade\n", "0 4 * * 0 root /usr/bin/dnf -q check-update\n"})
    @DisplayName("has nothing to say about what is right:")
    void right(String text) {
        assertThat(Lint.of(on(jobs(text)), NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0 5 * * * root cd /opt/app >/dev/null && ./backup.sh 2>/dev/null\n", "0 5 * * * root /usr/bin/curl -s U 2>/dev/null | sh >/dev/null\n",
        "0 5 * * * root command -v x >/dev/null 2>&1 && /x\n", "0 5 * * * root /x 2>&1 >/dev/null\n", "0 5 * * * root /x > /l/x-$(date +\\%F).log 2>&1\n",
        "0 5 * * * root /x 'not closed > /l/x\n", "0 5 * * * root /x $(a \"x > /l/x\n", "0 5 * * * root echo \"$(a \"x > /l/x\")\"\n",
        "0 5 * * * root (case a in b) /x > /l/x ;; esac)\n", "MAILTO=\"\"\n0 5 * * * root /x | logger\n"})
    @DisplayName("takes nothing for lost that is not, nor what it cannot follow for a redirect:")
    void kept(String text) {
        assertThat(Lint.of(on(jobs(text)), NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0 5 * * * root cd /opt/app && ./backup.sh >/dev/null 2>&1\n", "0 5 * * * root curl -s U 2>/dev/null | sh >/dev/null 2>&1\n",
        "0 5 * * * root /x >/dev/null -v 2>&1\n", "0 5 * * * root /x >/dev/null 2>&1 # note\n", "0 5 * * * root /x >/dev/null 2>&1 &\n",
        "MAILTO=\"\"\n0 5 * * * root /x # note\n", "MAILTO=\"\"\n0 5 * * * root cd /opt/app; ./backup.sh\n"})
    @DisplayName("leaves to people what is lost of several commands, or before a comment:")
    void several(String text) {
        Schedules schedules = on(jobs("PATH=/bin\n" + text));
        Finding lost = Lint.of(schedules, NOW).getFirst();
        assertThat(lost.kind()).isEqualTo(Finding.Kind.OUTPUT_LOST);
        assertThatThrownBy(() -> mend(schedules, lost)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            BARE_PERCENT       | /bin/~ %F                      | /bin/~ \\%F
            OUTPUT_LOST        | /bin/x ~ >/dev/null 2>&1       | /bin/x ~ 2>&1 ¦ logger -t x
            ERRORS_LOST        | /bin/x ~ >> /var/log/~         | /bin/x ~ >> /var/log/~ 2>&1
            LOG_TRUNCATED      | /bin/x ~ > /var/log/~ 2>&1     | /bin/x ~ >> /var/log/~ 2>&1
            UNATTENDED_UPGRADE | /usr/bin/apt upgrade # ~       | /usr/bin/apt upgrade # ~
            """)
    @DisplayName("leaves bytes that are no UTF-8 as they are:")
    void bytes(Finding.Kind kind, String before, String after) {
        String lead = "0 5 * * *~ root ";
        Bytes content = RawText.bytes(noUtf8(lead + before + "\n"));
        Schedules schedules = on(new CrontabFile(PATH, Optional.empty(), Optional.of(Ownership.ROOT_PUBLIC), 1, "file", Optional.of(content)));

        Finding found = Lint.of(schedules, NOW).getFirst();
        assertThat(found.kind()).isEqualTo(kind);
        assertThat(RawText.of(((Step.WriteFile) mend(schedules, found).steps().getFirst()).content().plain()).replace(LineReader.OFF, ""))
                .isEqualTo(noUtf8(lead + after.replace("¦", "|") + "\n"));
    }

    /** With two bytes that are no UTF-8, the second of which ends a line elsewhere. */
    private static String noUtf8(String text) {
        return text.replace("~", "\u00e9\u0085");
    }

    @Test
    @DisplayName("finds files that cron does not read, and mends their names, owners and modes")
    void files() {
        CrontabFile named = file("/etc/cron.d/report.sh", "0 5 * * * root /x\n", Ownership.ROOT_PUBLIC);
        CrontabFile owned = file(PATH, "0 6 * * * root /x\n", new Ownership("op", "op", 0644));
        CrontabFile open = file("/etc/cron.d/open", "0 7 * * * root /x\n", new Ownership("root", "root", 0666));
        CrontabFile own = file("/var/spool/cron/crontabs/op", "0 8 * * * /x\n", new Ownership("op", "crontab", 0644));
        CrontabFile orphan = file("/var/spool/cron/crontabs/gone", "0 9 * * * /x\n", new Ownership("1234", "crontab", 0600));
        Schedules schedules = on(named, owned, open, own, orphan);

        assertThat(kinds(schedules)).containsExactly(
                Finding.Kind.FILE_NAME, Finding.Kind.FILE_OWNER, Finding.Kind.FILE_MODE, Finding.Kind.FILE_MODE, Finding.Kind.UNKNOWN_USER);
        assertThat(schedules.jobs()).extracting(CronJob::state).containsOnly(CronJob.State.IGNORED);
        // nobody but its owner may write to it, and cron passes it over all the same
        assertThat(schedules.jobs().get(3).why()).hasValueSatisfying(why -> assertThat(why.toString()).contains("a user's crontab", "0600"));
        List<Finding> found = Lint.of(schedules, NOW);
        assertThat(mend(schedules, found.getFirst()).steps()).hasSize(3)
                .satisfies(steps -> assertThat(((Step.WriteFile) steps.getFirst()).path()).isEqualTo("/etc/cron.d/report"))
                .satisfies(steps -> assertThat(((Step.RemoveFile) steps.get(1)).path()).isEqualTo("/etc/cron.d/report.sh"));
        assertThat(((Step.WriteFile) mend(schedules, found.get(1)).steps().getFirst()).ownership()).isEqualTo(Ownership.ROOT_PUBLIC);
        assertThat(((Step.WriteFile) mend(schedules, found.get(3)).steps().getFirst()).ownership())
                .isEqualTo(new Ownership("op", "crontab", 0600));
        assertThatThrownBy(() -> mend(schedules, found.get(4))).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs.dpkg-dist", "jobs.dpkg-old", "jobs.dpkg-new", "jobs.ucf-old", "jobs.rpmsave", "jobs~", "jobs.bak", "jobs.disabled"})
    @DisplayName("leaves alone what a package tool, an editor or a person has set aside:")
    void setAside(String name) {
        Schedules schedules = on(file("/etc/cron.d/" + name, "0 5 * * * root x >/dev/null 2>&1\n0 U * * * root /x\r\n0 25 * * * root /x", Ownership.ROOT_PUBLIC));

        assertThat(Lint.of(schedules, NOW)).isEmpty();
        assertThat(schedules.jobs()).hasSize(3).extracting(CronJob::state).containsOnly(CronJob.State.SET_ASIDE);
    }

    @Test
    @DisplayName("finds a file with a second name, says so, and mends it by a file of its own")
    void links() {
        Schedules schedules = on(new CrontabFile(
                PATH, Optional.empty(), Optional.of(Ownership.ROOT_PUBLIC), 2, "file", Optional.of(Bytes.utf8("0 5 * * * root /x\n"))));
        Finding found = Lint.of(schedules, NOW).getFirst();
        assertThat(found.kind()).isEqualTo(Finding.Kind.FILE_LINKS);
        assertThat(found.words().toString()).contains("second name");
        assertThat(written(mend(schedules, found))).isEqualTo("0 5 * * * root /x\n");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "report.sh, root:root 0600, root:root 0600", "report.sh, root:adm 0660, root:adm 0640", "jobs, op:op 0600, root:root 0600",
        "jobs, root:adm 0660, root:adm 0640"})
    @DisplayName("mends a file that others may not read so that they still may not:")
    void closed(String name, String before, String after) {
        String[] is = before.split("[: ]");
        Schedules schedules = on(file("/etc/cron.d/" + name, "0 5 * * * root /x\n", new Ownership(is[0], is[1], Integer.parseInt(is[2], 8))));

        Step.WriteFile write = (Step.WriteFile) mend(schedules, Lint.of(schedules, NOW).getFirst()).steps().getFirst();
        assertThat(write.ownership()).hasToString(after);
    }

    @Test
    @DisplayName("knows of each job what is set above it, the last of a name")
    void environment() {
        List<CronJob> jobs = on(jobs("1 5 * * * root /a\nA=1\n2 5 * * * root /b\nB=2\nA=3\n3 5 * * * root /c\n")).jobs();
        assertThat(jobs).extracting(CronJob::environment).containsExactly(Map.of(), Map.of("A", "1"), Map.of("A", "3", "B", "2"));
    }

    @Test
    @DisplayName("switches a bad line off so that it is still listed, and can be switched on again")
    void badLineComesBack() {
        Schedules schedules = on(jobs("0 25 * * * root /bin/x\\n"));
        Schedules after = on(jobs(written(mend(schedules, Lint.of(schedules, NOW).getFirst()))));

        assertThat(after.jobs()).singleElement().satisfies(job -> {
            assertThat(job.state()).isEqualTo(CronJob.State.OFF);
            assertThat(job.command()).isEqualTo("0 25 * * * root /bin/x");
            assertThat(job.crontab().switchedOn(job.line()).bytes()).isEqualTo(Bytes.utf8("0 25 * * * root /bin/x\n"));
        });
        assertThat(Lint.of(after, NOW)).isEmpty();
    }

    @Test
    @DisplayName("finds the defects of the deployed mirror update")
    void mirror() {
        String deployed = "# a\n# b\n0 */12 * * * op /usr/bin/apt-mirror > /var/spool/apt-mirror/var/cron.log\n";
        assertThat(kinds(on(jobs(deployed)))).containsExactly(Finding.Kind.LOG_TRUNCATED, Finding.Kind.ERRORS_LOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "0 5 * * * root /a\n0-1 5 * * * root /b\n", "55 5 * * * root /a\n55 5 * * * root /b\n", "50 5 * * * root /a\n55-59 5 * * 1 root /c\n50 5 * * * root /b\n"})
    @DisplayName("leaves decisions to people: no minute is moved that is no plain number or has no free one after it in its hour")
    void decisions(String text) {
        Schedules schedules = on(jobs(text));
        Finding same = Lint.of(schedules, NOW).getFirst();
        assertThat(same.kind()).isEqualTo(Finding.Kind.SAME_MINUTE);
        assertThatThrownBy(() -> mend(schedules, same)).isInstanceOf(ProblemException.class);
    }
}
