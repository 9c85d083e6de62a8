package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.hostkeeper.job.Progress;
import org.hostkeeper.module.RealConsole;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestBed
@DisplayName("Plans about crontabs, on a real host,")
class SchedulePlansIT {
    private static final String OP = "/var/spool/cron/crontabs/op";

    /** As gateways have it, with a letter that is filled in, an odd encoding and odd blanks. */
    private static final byte[] GATEWAY = ("MAILTO=ops@example.org\n# caf\u00e9\n23 */8 * * *\t$HOME/bin/snapshot > $HOME/.cronlog/snapshot.log 2>&1\n"
                    + "\n42  19 * * 2   $HOME/bin/statistics --date \\%F\r\n0 1 * * 2,5 $HOME/bin/sync # last\n")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    private final TestHost host;
    private final SchedulePlans plans = new SchedulePlans(Clock.systemUTC(), new Random());
    private final ScheduleReader reader = new ScheduleReader();
    private final RealConsole console;

    SchedulePlansIT(TestHost host) {
        this.host = host;
        this.console = new RealConsole(List.of(new SchedulesProbe()), host);
    }

    @BeforeEach
    void install() {
        host.sh("rm -f /var/spool/cron/crontabs/* /etc/cron.d/* /tmp/ran; systemctl start cron");
        host.sh("rm -rf /var/lib/hostkeeper/plans"); // a plan that was cut stays open, and refuses the next
        host.sh("echo %s | base64 -d >%s; chown op:crontab %s; chmod 600 %s"
                .formatted(Base64.getEncoder().encodeToString(GATEWAY), OP, OP, OP));
    }

    @AfterEach
    void close() {
        // a test that was cut between its settings and the package's own would leave another daemon to the next
        host.sh("[ ! -e /root/cron.default ] || { mv -f /root/cron.default /etc/default/cron; systemctl reset-failed cron; systemctl restart cron; }")
                .outOfSuccess();
        console.close();
    }

    private Schedules read() {
        return reader.read(console.remote(host));
    }

    private static List<String> ids(Schedules schedules) {
        return schedules.jobs().stream().filter(job -> job.user().equals("op")).map(CronJob::id).toList();
    }

    private String id(String command) {
        return read().jobs().stream().filter(job -> job.command().contains(command)).findFirst().orElseThrow().id();
    }

    private Plan edit(String id, String time) {
        List<String> ids = List.of(id);
        EditRequest request = new EditRequest(Optional.of(time), Optional.empty(), Optional.empty());
        return plans.edit(reader.ground(console.remote(host), ids, request), ids, request);
    }

    /** Content, owner and mode of everything in the spool and in /etc/cron.d. */
    private String files() {
        return host.sh("cd /; for f in $(find var/spool/cron/crontabs etc/cron.d etc/crontab -type f | sort); do stat -c '%n %U:%G %a' $f; base64 -w0 $f; echo; done")
                .outOfSuccess();
    }

    private byte[] content() {
        return Base64.getMimeDecoder().decode(host.sh("base64 " + OP).outOfSuccess());
    }

    private static void isDone(Applied applied) {
        assertThat(applied).isInstanceOf(Applied.Done.class);
    }

    private static byte[] with(String old, String other) {
        return RawText.bytes(new String(GATEWAY, java.nio.charset.StandardCharsets.ISO_8859_1).replace(old, other)).array();
    }

    @Test
    @DisplayName("edit one part of one line, keep owner and mode, and give back every byte")
    void edit() {
        String before = files();

        Applied edited = console.apply(edit(id("statistics"), "5 3 * * 1"));

        isDone(edited);
        assertThat(content()).isEqualTo(with("42  19 * * 2   $HOME", "5 3 * * 1   $HOME"));
        assertThat(host.sh("stat -c '%U:%G %a' " + OP).out()).isEqualTo("op:crontab 600\n");
        assertThat(host.sh("ls -A /var/spool/cron/crontabs").out()).isEqualTo("op\n");
        isDone(console.undo(edited));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    @DisplayName("switch a line off and on again without a trace, and remove it")
    void switches() {
        List<String> ids = List.of(id("statistics"));
        isDone(console.apply(plans.disable(reader.ground(console.remote(host), ids), ids)));
        assertThat(content()).isEqualTo(with("42  19", "#hostkeeper-off 42  19"));
        assertThat(read().jobs()).extracting(CronJob::state)
                .containsSequence(CronJob.State.RUNS, CronJob.State.OFF, CronJob.State.RUNS);
        List<String> off = List.of(id("statistics"));
        isDone(console.apply(plans.enable(reader.ground(console.remote(host), off), off)));
        assertThat(content()).isEqualTo(GATEWAY);
        isDone(console.apply(plans.remove(reader.ground(console.remote(host), ids), ids)));
        assertThat(content()).isEqualTo(with("42  19 * * 2   $HOME/bin/statistics --date \\%F\r\n", ""));
    }

    @Test
    @DisplayName("add a job that the real daemon runs within two minutes, in a crontab that was not there, and take both away again")
    void add() {
        AddRequest request = new AddRequest(Optional.empty(), "pw", "* * * * *", "id -un > /tmp/ran");
        Applied added = console.apply(plans.add(reader.ground(console.remote(host), request), request));

        isDone(added);
        assertThat(host.sh("stat -c '%U:%G %a' /var/spool/cron/crontabs/pw; crontab -l -u pw").out())
                .isEqualTo("pw:crontab 600\n* * * * * id -un > /tmp/ran\n");
        await().atMost(Duration.ofSeconds(150)).pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(host.sh("cat /tmp/ran").out()).isEqualTo("pw\n"));
        isDone(console.undo(added));
        assertThat(host.sh("ls -A /var/spool/cron/crontabs").out()).isEqualTo("op\n");
    }

    @Test
    @DisplayName("add to /etc/cron.d, for users that are there, under names that cron reads")
    void addForTheSystem() {
        AddRequest request = new AddRequest(Optional.of("cleanup"), "op", "@daily", "/bin/true");
        isDone(console.apply(plans.add(reader.ground(console.remote(host), request), request)));
        assertThat(host.sh("stat -c '%U:%G %a' /etc/cron.d/cleanup; cat /etc/cron.d/cleanup").out())
                .isEqualTo("root:root 644\n@daily op /bin/true\n");

        AddRequest nobody = new AddRequest(Optional.of("cleanup"), "nobody-here", "@daily", "/bin/true");
        assertThatThrownBy(() -> plans.add(reader.ground(console.remote(host), nobody), nobody)).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.NotFound.class));
        AddRequest dot = new AddRequest(Optional.of("clean.up"), "op", "@daily", "/bin/true");
        assertThatThrownBy(() -> reader.ground(console.remote(host), dot)).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.InvalidInput.class));
    }

    @Test
    @DisplayName("give a job to a user whom no crontab named before, and to none whom the host does not have")
    void otherUser() {
        host.sh("printf '0 5 * * * root /bin/true\\n' >/etc/cron.d/jobs");
        List<String> ids = List.of(id("/bin/true"));
        EditRequest there = new EditRequest(Optional.empty(), Optional.of("www-data"), Optional.empty());
        isDone(console.apply(plans.edit(reader.ground(console.remote(host), ids, there), ids, there)));
        assertThat(host.sh("cat /etc/cron.d/jobs").out()).isEqualTo("0 5 * * * www-data /bin/true\n");

        List<String> again = List.of(id("/bin/true"));
        EditRequest nobody = new EditRequest(Optional.empty(), Optional.of("nobody-here"), Optional.empty());
        assertThatThrownBy(() -> plans.edit(reader.ground(console.remote(host), again, nobody), again, nobody)).isInstanceOf(ProblemException.class);
    }

    @Test
    @DisplayName("find an edit that somebody else makes meanwhile, and leave it as it is")
    void concurrent() {
        String id = id("statistics");
        Plan plan = edit(id, "5 3 * * 1");
        host.sh("sed -i 's/bin.sync/bin\\/other/' " + OP + "; chown op:crontab " + OP);
        String meanwhile = files();

        assertThat(console.apply(plan)).isInstanceOfSatisfying(
                Applied.Refused.class, refused -> assertThat(refused.cause()).isInstanceOf(Problem.Conflict.class));

        assertThat(files()).isEqualTo(meanwhile);
        host.sh("sed -i '/statistics/d' " + OP);
        assertThatThrownBy(() -> edit(id, "5 3 * * 1")).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.NotFound.class));
    }

    @Test
    @DisplayName("leave the old crontab whole where the disk is full")
    void fullDisk() {
        Plan plan = edit(id("statistics"), "5 3 * * 1");
        String before = files();
        host.fill();

        assertThat(console.apply(plan)).isInstanceOf(Applied.Refused.class);

        assertThat(files()).isEqualTo(before);
        host.heal();
        isDone(console.apply(edit(id("statistics"), "5 3 * * 1")));
    }

    @Test
    @DisplayName("leave the old crontab whole where the file system is read-only")
    void readOnly() {
        Plan plan = edit(id("statistics"), "5 3 * * 1");
        String before = files();
        host.sh("mount --bind /var/spool/cron /var/spool/cron && mount -o remount,ro,bind /var/spool/cron");
        try {
            assertThat(console.apply(plan)).isInstanceOfSatisfying(
                    Applied.Undone.class, undone -> assertThat(undone.cause()).isInstanceOf(Problem.FileRefused.class));
            assertThat(files()).isEqualTo(before);
        } finally {
            host.sh("umount /var/spool/cron");
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    @DisplayName("leave a whole crontab, the old one or the new one, where the cable is cut")
    void cut() {
        Plan early = edit(id("statistics"), "5 3 * * 1");
        host.cut();
        assertThat(console.apply(early).done()).isFalse();
        assertThat(content()).isEqualTo(GATEWAY);
        host.heal();

        console.fleet().disconnect(RealConsole.name(host));
        Plan late = edit(id("statistics"), "5 3 * * 1");
        CompletableFuture<Applied> ended = CompletableFuture.supplyAsync(() -> console.apply(late));
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).until(() -> host.sh("grep -c '^5 3' " + OP).out().equals("1\n"));
        host.cut();
        assertThat(ended).succeedsWithin(Duration.ofSeconds(60)).isInstanceOf(Applied.Interrupted.class);
        assertThat(content()).isEqualTo(with("42  19 * * 2   $HOME", "5 3 * * 1   $HOME"));
    }

    @Test
    @DisplayName("refuse what would have cron ignore the whole file")
    void ignored() {
        List<String> ids = List.of(id("statistics"));
        EditRequest tooLong = new EditRequest(Optional.empty(), Optional.empty(), Optional.of("x".repeat(1000)));
        assertThatThrownBy(() -> plans.edit(reader.ground(console.remote(host), ids, tooLong), ids, tooLong))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.InvalidInput.class));
        for (String bad : List.of("0 U * * 2,5", "60 1 * * *", "* * * *", "0 1 * * *\n* * * * *", "@Daily")) {
            assertThatThrownBy(() -> edit(ids.getFirst(), bad)).isInstanceOf(ProblemException.class);
        }
        assertThat(content()).isEqualTo(GATEWAY);
    }

    @Test
    @DisplayName("are not needed to look: the probe tells the login user's own crontab, and that others are closed to it")
    void facts() {
        host.sh("echo '5 5 * * * echo pw' | crontab -u pw -");
        console.fleet().refresh(List.of(RealConsole.name(host)), Progress.unwatched());
        Schedules seen = console.fleet().state(RealConsole.name(host)).orElseThrow().facts().of(new SchedulesProbe()).value().orElseThrow();

        assertThat(seen.closed()).isTrue();
        assertThat(seen.daemon()).isEqualTo(new CronDaemon("debian", "active", "", false));
        assertThat(seen.jobs()).extracting(CronJob::user).contains("op", "root").doesNotContain("pw");
        assertThat(read().jobs()).extracting(CronJob::user).contains("op", "root", "pw");
        assertThat(seen.timers()).anySatisfy(timer -> {
            assertThat(timer.unit()).isEqualTo("systemd-tmpfiles-clean.timer");
            assertThat(timer.monotonic()).contains("OnBootUSec=15min", "OnUnitActiveUSec=1d");
            assertThat(timer.next()).isPresent();
        });
        // crontab -l writes \\r where a carriage return is, so that line alone looks otherwise
        assertThat(ids(seen)).hasSize(3).contains(ids(read()).getFirst(), ids(read()).getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "# EXTRA_OPTS=\"\"\n", "EXTRA_OPTS=\"-l\"", "EXTRA_OPTS = '-L 1'\n", "EXTRA_OPTS=-lL1\nREAD_ENV=yes\n", "EXTRA_OPTS=\"-L 2 \\\n-l\"\n",
        "EXTRA_OPTS=\"-L 4\"\nEXTRA_OPTS=\"-l\"\n"
    })
    @DisplayName("have cron write down all of a run, beside what its settings already say in whichever form systemd takes, and bring them back")
    void record(String settings) {
        host.sh("cp -p /etc/default/cron /root/cron.default; printf %%s %s | base64 -d >/etc/default/cron; systemctl reset-failed cron; systemctl restart cron"
                .formatted(Base64.getEncoder().encodeToString(settings.getBytes(java.nio.charset.StandardCharsets.UTF_8)))).outOfSuccess();
        String before = daemon();

        Applied recorded = console.apply(plans.record(reader.recordGround(console.remote(host))));

        isDone(recorded);
        assertThat(daemon()).containsPattern("-l?L ?15").matches(now -> now.contains("-l") == before.contains("-l"));
        assertThat(read().daemon().logLevel()).isEqualTo(15);
        isDone(console.undo(recorded));
        assertThat(host.sh("base64 -w0 /etc/default/cron").outOfSuccess())
                .isEqualTo(Base64.getEncoder().encodeToString(settings.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(daemon()).isEqualTo(before);
    }

    /** How the daemon was started, as the kernel has it. */
    private String daemon() {
        return host.sh("systemctl is-active --quiet cron && ps -o args= -C cron").outOfSuccess();
    }
}
