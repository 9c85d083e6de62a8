package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed(hosts = 2)
@DisplayName("The command line on real hosts")
class CommandLineIT {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void works_from_adding_a_host_to_undoing_a_change_as_root(TestHost host) {
        Desk desk = new Desk(folder);
        assertThat(desk.add("web", host, "root").exit()).isZero();

        wholeWay(desk, host, "as_root");
    }

    @Test
    void works_as_a_user_whom_sudo_asks_nothing(TestHost host) {
        Desk desk = new Desk(folder);
        assertThat(desk.add("web", host, "op", "--sudo", "nopasswd").exit()).isZero();

        wholeWay(desk, host, "as_op");
    }

    @Test
    void works_as_a_user_whom_sudo_asks_for_a_password(TestHost host) {
        Desk desk = new Desk(folder);
        FakeTerminal script = new FakeTerminal().piping(TestHost.PASSWORD);
        String[] adding = Desk.adding("web", host, "pw", "--sudo", "password", "--sudo-password-stdin");
        assertThat(desk.run(script, adding).exit()).isZero();

        wholeWay(desk, host, "as_pw", "--sudo-password-stdin");
    }

    @Test
    void works_through_a_jump_host(TestHost gate, TestHost inner) {
        Desk desk = new Desk(folder);
        assertThat(desk.add("gate", gate, "op").exit()).isZero();
        assertThat(desk.add("web", inner, "op", "--sudo", "nopasswd", "--jump", "gate").exit()).isZero();

        wholeWay(desk, inner, "through_gate");
    }

    /** Everything that the first change of a new operator consists of. */
    private static void wholeWay(Desk desk, TestHost host, String module, String... more) {
        assertThat(desk.run("status", "--json", "--host", "web").json().at("/0/connected").asBoolean()).isTrue();
        assertThat(desk.run("module", "list", "--json", "--host", "web").json().findValuesAsText("unit"))
                .contains("ssh.service");

        done(change(desk, more, "module", "create", module, "--type", module, "--user", "op", "--create-code"));
        done(change(desk, more, "module", "start", module));
        assertThat(host.exec("systemctl", "is-active", module + ".service").outOfSuccess().strip()).isEqualTo("active");

        Result logs = desk.run(input(more), with(more, "module", "logs", module, "--host", "web", "--json"));
        assertThat(logs.exit()).as(logs.err()).isZero();
        assertThat(logs.json().findValuesAsText("message")).anyMatch(m -> m.contains("only the starter"));

        String dropIn = "/etc/systemd/system/" + module + ".service.d/hostkeeper.conf";
        done(change(desk, more, "module", "edit", module, "--set", "Nice=3"));
        String before = host.sh("stat -c '%a %U %G' " + dropIn + "; base64 " + dropIn).outOfSuccess();

        Result preview = desk.run(
                input(more), with(more, "module", "edit", module, "--set", "Nice=7", "--host", "web", "--dry-run"));
        assertThat(preview.exit()).isZero();
        assertThat(preview.out()).contains("-Nice=3").contains("+Nice=7");
        assertThat(host.sh("stat -c '%a %U %G' " + dropIn + "; base64 " + dropIn).outOfSuccess()).isEqualTo(before);

        Result edited = change(desk, more, "module", "edit", module, "--set", "Nice=7");
        done(edited);
        assertThat(host.sh("cat " + dropIn).outOfSuccess()).contains("Nice=7");

        done(change(desk, more, "undo", edited.json().at("/plan/hosts/0/id").asText()));
        assertThat(host.sh("stat -c '%a %U %G' " + dropIn + "; base64 " + dropIn).outOfSuccess()).isEqualTo(before);
        assertThat(desk.run("activity", "verify").exit()).isZero();
    }

    private static Result change(Desk desk, String[] more, String... args) {
        return desk.run(input(more), with(more, concat(args, "--host", "web", "--yes", "--json")));
    }

    /** Whoever is asked for the sudo password pipes it in. */
    private static FakeTerminal input(String[] more) {
        return more.length == 0 ? new FakeTerminal() : new FakeTerminal().piping(TestHost.PASSWORD);
    }

    private static String[] with(String[] more, String... args) {
        return concat(args, more);
    }

    private static String[] concat(String[] first, String... second) {
        String[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static void done(Result result) {
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.json().at("/hosts").toString())
                .isEqualTo("[{\"host\":\"web\",\"outcome\":\"done\",\"problem\":null}]");
    }

    @Test
    void a_console_that_is_killed_leaves_a_plan_that_another_console_finishes_or_undoes(TestHost host) {
        Desk first = new Desk(folder.resolve("first"));
        Desk second = new Desk(folder.resolve("second"));
        for (Desk desk : new Desk[] {first, second}) {
            assertThat(desk.add("web", host, "root").exit()).isZero();
        }
        host.sh("printf '[Service]\\nExecStartPre=/bin/sleep 4\\nExecStart=/bin/sleep infinity\\n'"
                + " > /etc/systemd/system/slow.service && systemctl daemon-reload");

        assertThat(second.run("plan", "resume", killedBetweenSteps(first, second, host, "Nice=1"), "--yes").exit())
                .isZero();
        assertThat(host.sh("cat /etc/systemd/system/slow.service.d/hostkeeper.conf").outOfSuccess()).contains("Nice=1");

        assertThat(host.exec("systemctl", "is-active", "slow").outOfSuccess()).isEqualTo("active\n");
        String before = host.sh("stat -c '%a %U %G' /etc/systemd/system/slow.service.d/*; systemctl cat slow").outOfSuccess();

        assertThat(second.run("plan", "rollback", killedBetweenSteps(first, second, host, "Nice=2"), "--yes").exit())
                .isZero();
        assertThat(host.sh("cat /etc/systemd/system/slow.service.d/hostkeeper.conf").outOfSuccess()).contains("Nice=1");
        assertThat(host.sh("stat -c '%a %U %G' /etc/systemd/system/slow.service.d/*; systemctl cat slow").outOfSuccess())
                .isEqualTo(before);
        assertThat(host.exec("systemctl", "is-active", "slow").outOfSuccess()).isEqualTo("active\n");
        assertThat(second.run("plan", "list", "--json").json()).isEmpty();
    }

    /** A restart that takes seconds, and a console that is killed in the middle of it. */
    private String killedBetweenSteps(Desk first, Desk second, TestHost host, String setting) {
        assertThat(folder.resolve("first")).isDirectory();
        Process console =
                first.start("module", "edit", "slow", "--set", setting, "--restart", "--host", "web", "--yes");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> host.exec("systemctl", "show", "-p", "SubState", "slow.service")
                        .outOfSuccess()
                        .contains("start-pre"));
        console.destroyForcibly();
        assertThat(console.onExit().join().exitValue()).isNotZero();

        JsonNode open = second.run("plan", "list", "--json").json();
        assertThat(open).hasSize(1);
        return StreamSupport.stream(open.spliterator(), false)
                .map(plan -> plan.get("plan").asText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void follows_a_log_until_it_is_told_to_stop_and_leaves_nothing_behind(TestHost host) throws Exception {
        Desk desk = new Desk(folder);
        assertThat(desk.add("web", host, "root").exit()).isZero();

        Process follow = desk.start("module", "logs", "cron", "--follow", "--json");
        await().atMost(Duration.ofSeconds(30)).until(() -> !host.sh("pgrep -x journalctl || true").outOfSuccess().isBlank());
        host.exec("systemctl", "restart", "cron");
        await().atMost(Duration.ofSeconds(30)).until(() -> desk.processSaid().contains("Started cron"));
        follow.destroy();

        assertThat(follow.onExit().join().exitValue()).isEqualTo(143);
        assertThat(desk.processSaid()).doesNotContain("Exception").doesNotContain("\tat ");
        await().atMost(Duration.ofSeconds(30)).until(() -> host.sh("pgrep -x journalctl || true").outOfSuccess().isBlank());
    }

    @Test
    void what_is_wrong_with_a_host_is_told_and_nothing_is_added(TestHost host) {
        Desk desk = new Desk(folder);
        String address = "op@" + host.address();
        String key = host.key().toString();

        Result unknown = desk.run("host", "add", "web", "--address", address, "--identity", key);
        assertThat(unknown.exit()).isEqualTo(3);
        assertThat(unknown.err()).contains(host.fingerprint());
        assertThat(desk.add("web", host, "nobody-there").exit()).isEqualTo(3);
        assertThat(desk.add("web", host, "plain", "--sudo", "nopasswd").exit()).isEqualTo(3);
        assertThat(desk.run("host", "list", "--json").json()).isEmpty();

        host.freeze();
        Result frozen = desk.addUnseen("web", address, key);
        assertThat(frozen.exit()).isEqualTo(3);
        assertThat(frozen.err()).contains("frozen");
        assertThat(desk.run("host", "list", "--json").json()).isEmpty();
    }

    @Test
    void a_changed_key_stops_everything_for_that_host(TestHost host) {
        Desk desk = new Desk(folder);
        assertThat(desk.add("web", host, "root").exit()).isZero();

        host.rekey();

        Result result = desk.run("status", "--json");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.json().at("/0/problem/code").asText()).isEqualTo("changed-host-key");
        assertThat(desk.run("module", "restart", "cron", "--yes").exit()).isEqualTo(3);
    }
}
