package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestBed(hosts = 2)
@DisplayName("What is wrong is told in a sentence, and the host is as it was:")
class BadInputIT {
    private static final String DROP_IN = "/etc/systemd/system/app.service.d/hostkeeper.conf";

    @TempDir
    private Path folder = Path.of("");

    private final TestHost host;
    private final TestHost other;

    BadInputIT(TestHost host, TestHost other) {
        this.host = host;
        this.other = other;
    }

    /** A service of nobody's in particular, running, on both. */
    @BeforeEach
    void service() {
        for (TestHost each : List.of(host, other)) {
            each.sh("rm -rf /var/lib/hostkeeper /etc/systemd/system/app.service.d /etc/ready /usr/local/bin/systemctl /etc/sudoers.d/zz-*;"
                            + " printf '[Service]\\nExecStart=/bin/sleep infinity\\n' >/etc/systemd/system/app.service;"
                            + " systemctl daemon-reload; systemctl restart app")
                    .outOfSuccess();
        }
    }

    /** All files where a change could leave something, and which run of which service is under way. */
    private static String state(TestHost of) {
        return of.sh("find /etc /home /root /usr/local -printf '%p %y %m %u %g %s %T@ %l\\n' | sort;"
                        + " systemctl show -p Id -p ActiveState -p InvocationID app cron ssh")
                .outOfSuccess();
    }

    private static void isToldInASentence(Result result) {
        assertThat(result.err())
                .isNotBlank()
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    private static String outcome(Result result, int at) {
        return result.json().at("/hosts/" + at + "/outcome").asText() + " "
                + result.json().at("/hosts/" + at + "/problem/code").asText();
    }

    private Desk desk() {
        Desk desk = new Desk(folder);
        Result added = desk.add("web", host, "root");
        assertThat(added.exit()).as(added.err()).isZero();
        return desk;
    }

    @Nested
    @DisplayName("a name")
    class Names {
        static Stream<String> bad() {
            return Stream.of(
                    "../ssh", "../../../etc/cron.d/x", "a/b", "it's", "a\"b", "ssh\nExecStart=/bin/id", "$(reboot)",
                    "`reboot`", "насос", "x".repeat(300), "", " ");
        }

        @ParameterizedTest
        @MethodSource("bad")
        void that_no_unit_can_have(String name) {
            Desk desk = desk();
            String before = state(host);

            List<Result> results = List.of(
                    desk.run("module", "create", name, "--type", "pump", "--user", "op", "--create-code", "--start", "--yes"),
                    desk.run("module", "create", "pump", "--type", name, "--user", "op", "--create-code", "--start", "--yes"),
                    desk.run("module", "start", name, "--yes"),
                    desk.run("module", "edit", name, "--set", "Nice=1", "--yes"),
                    desk.run("module", "remove", name, "--yes"));

            assertThat(results).allSatisfy(result -> {
                assertThat(result.exit()).as(result.err()).isEqualTo(2);
                isToldInASentence(result);
            });
            assertThat(state(host)).isEqualTo(before);
        }

        @Test
        void that_is_the_systems_own() {
            Desk desk = desk();
            String before = state(host);

            for (String name : List.of("ssh", "sshd", "cron", "app")) {
                Result result = desk.run(
                        "module", "create", name, "--type", "pump", "--user", "op", "--create-code", "--yes", "--json");
                assertThat(result.exit()).as(name).isEqualTo(3);
                assertThat(outcome(result, 0)).as(name).isEqualTo("refused already-there");
                isToldInASentence(result);
            }
            Result removed = desk.run("module", "remove", "ssh", "--yes", "--json");
            assertThat(outcome(removed, 0)).isEqualTo("refused refused");
            assertThat(state(host)).isEqualTo(before);
        }

        @Test
        void of_a_host_or_a_service_that_nobody_knows() {
            Desk desk = desk();
            String before = state(host);

            assertThat(desk.run("module", "restart", "app", "--host", "web,nowhere", "--yes").exit()).isEqualTo(2);
            assertThat(desk.run("status", "--host", "nowhere").err()).contains("nowhere");
            Result unit = desk.run("module", "restart", "no-such-service", "--yes", "--json");
            assertThat(unit.exit()).isEqualTo(3);
            assertThat(outcome(unit, 0)).isEqualTo("refused not-found");
            Result address = desk.addUnseen("lost", "root@no-such-host.invalid", host.key().toString());
            assertThat(address.exit()).isEqualTo(3);
            assertThat(address.err()).contains("no-such-host.invalid");

            assertThat(desk.run("host", "list", "--json").json().findValuesAsText("name")).containsExactly("web");
            assertThat(state(host)).isEqualTo(before);
        }
    }

    @Nested
    @DisplayName("a key, a password")
    class Doors {
        @Test
        void that_the_host_does_not_take() throws Exception {
            Desk desk = new Desk(folder);
            Path stranger = folder.resolve("stranger");
            Process made = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", stranger.toString()).start();
            assertThat(made.waitFor()).isZero();

            Result result = desk.run("host", "add", "web", "--address", "root@" + host.address(),
                    "--identity", stranger.toString(), "--accept-key", host.fingerprint());

            assertThat(result.exit()).isEqualTo(3);
            assertThat(result.err()).contains("web did not let root log in", stranger.toString(), "authorized_keys");
            isToldInASentence(result);
            assertThat(desk.run("host", "list", "--json").json()).isEmpty();
            assertThat(desk.addUnseen("web", "root@" + host.address(), host.key().toString()).exit())
                    .as("the host's key is unknown again")
                    .isEqualTo(3);
        }

        @Test
        void that_is_not_the_one_which_was_promised() {
            Desk desk = new Desk(folder);

            Result result = desk.run("host", "add", "web", "--address", "root@" + host.address(),
                    "--identity", host.key().toString(), "--accept-key", other.fingerprint());

            assertThat(result.exit()).isEqualTo(3);
            assertThat(result.err()).contains(host.fingerprint());
            assertThat(desk.run("host", "list", "--json").json()).isEmpty();
        }

        @Test
        void that_changed_since_with_whom_to_ask() {
            Desk desk = new Desk(folder);
            assertThat(desk.add("web", other, "root").exit()).isZero();
            String known = other.fingerprint();
            other.rekey();
            String before = state(other);

            Result result = desk.run("module", "restart", "app", "--yes", "--json");

            assertThat(result.exit()).isEqualTo(3);
            assertThat(outcome(result, 0)).isEqualTo("refused changed-host-key");
            assertThat(result.err()).contains(known, other.fingerprint());
            assertThat(state(other)).isEqualTo(before);
        }

        @Test
        void that_sudo_refuses() {
            Desk desk = new Desk(folder);
            assertThat(desk.add("free", host, "op", "--sudo", "nopasswd").exit()).isZero();
            assertThat(desk.add("asks", host, "pw", "--sudo", "password", "--no-test").exit()).isZero();
            host.sh("echo 'op ALL=(ALL) !ALL' >/etc/sudoers.d/zz-op; chmod 440 /etc/sudoers.d/zz-op").outOfSuccess();
            String before = state(host);

            List<Result> results = List.of(
                    desk.run("module", "restart", "app", "--host", "free", "--yes", "--json"),
                    desk.run(new FakeTerminal().piping("wrong"), "module", "restart", "app", "--host", "asks",
                            "--sudo-password-stdin", "--yes", "--json"));

            assertThat(results).allSatisfy(result -> {
                assertThat(result.exit()).as(result.err()).isEqualTo(3);
                assertThat(outcome(result, 0)).isEqualTo("refused sudo-refused");
                isToldInASentence(result);
            });
            assertThat(state(host)).isEqualTo(before);
        }
    }

    @Test
    void a_host_that_freezes_after_the_tcp_connection() {
        Desk desk = desk();
        String before = state(host);
        host.freeze();

        Result result = desk.run("module", "restart", "app", "--yes", "--json");

        host.heal();
        assertThat(result.exit()).isEqualTo(3);
        assertThat(outcome(result, 0)).isEqualTo("unreachable silent");
        isToldInASentence(result);
        assertThat(state(host)).isEqualTo(before);
    }

    @Test
    void a_disk_that_is_full() {
        Desk desk = desk();
        assertThat(desk.run("module", "edit", "app", "--set", "Nice=1", "--yes").exit()).isZero();
        String before = state(host);
        host.fill();

        Result result = desk.run("module", "edit", "app", "--set", "Nice=2", "--restart", "--yes", "--json");

        host.heal();
        assertThat(result.exit()).isEqualTo(3);
        assertThat(outcome(result, 0)).startsWith("refused ");
        assertThat(result.err()).contains("No space left on device");
        isToldInASentence(result);
        assertThat(state(host)).isEqualTo(before);
        assertThat(desk.run("plan", "list", "--json").json()).isEmpty();
    }

    @Test
    void a_file_that_somebody_changes_while_the_preview_is_read() {
        Desk desk = desk();
        assertThat(desk.run("module", "edit", "app", "--set", "Nice=1", "--yes").exit()).isZero();
        FakeTerminal person = new FakeTerminal().answering("yes");
        String[] start = new String[1];
        person.meanwhile = () -> {
            host.sh("echo '# theirs' >>" + DROP_IN).outOfSuccess();
            start[0] = state(host);
        };

        Result result = desk.run(person, "module", "edit", "app", "--set", "Nice=2", "--restart");

        assertThat(person.questions).hasSize(1);
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains(DROP_IN);
        assertThat(state(host)).isEqualTo(start[0]);
    }

    @Test
    void an_undo_of_a_file_that_somebody_changed_since() {
        Desk desk = desk();
        Result edited = desk.run("module", "edit", "app", "--set", "Nice=1", "--yes", "--json");
        host.sh("echo '# theirs' >>" + DROP_IN).outOfSuccess();
        String before = state(host);

        Result result = desk.run("undo", edited.json().at("/plan/hosts/0/id").asText(), "--yes", "--json");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(outcome(result, 0)).isEqualTo("refused conflict");
        assertThat(result.err()).contains(DROP_IN);
        assertThat(state(host)).isEqualTo(before);
    }

    @Test
    void a_connection_cut_between_two_steps_leaves_a_plan_that_another_console_takes_back() {
        Desk first = desk();
        Desk second = new Desk(folder.resolve("second"));
        assertThat(second.add("web", host, "root").exit()).isZero();
        host.sh("printf '[Service]\\nExecStartPre=/bin/sleep 4\\nExecStart=/bin/sleep infinity\\n'"
                        + " >/etc/systemd/system/app.service; systemctl daemon-reload")
                .outOfSuccess();
        String before = files();
        CompletableFuture<Result> edit = CompletableFuture.supplyAsync(
                () -> first.run("module", "edit", "app", "--set", "Nice=5", "--restart", "--yes", "--json"));
        await().atMost(Duration.ofSeconds(60)).until(() -> host.exec("systemctl", "show", "-p", "SubState", "app")
                .outOfSuccess()
                .contains("start-pre"));

        host.cut();

        Result result = edit.join();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(outcome(result, 0)).startsWith("interrupted ");
        isToldInASentence(result);
        host.heal();
        assertThat(files()).isNotEqualTo(before);
        String plan = second.run("plan", "list", "--json").json().at("/0/plan").asText();
        Result back = second.run("plan", "rollback", plan, "--yes");
        assertThat(back.exit()).as(back.err()).isZero();
        assertThat(files()).isEqualTo(before);
        assertThat(host.exec("systemctl", "is-active", "app").outOfSuccess()).isEqualTo("active\n");
    }

    private String files() {
        return host.sh("cd /etc/systemd/system; find . -name 'app*' -printf '%p %y %m %u %g\\n' | sort; find ./app* -type f -exec cat {} +")
                .outOfSuccess();
    }

    @Test
    void output_that_never_ends() {
        Desk desk = desk();
        host.sh("printf '#!/bin/sh\\nexec yes\\n' >/usr/local/bin/systemctl; chmod 755 /usr/local/bin/systemctl").outOfSuccess();

        Result list = desk.run("module", "list", "--json");
        Result restart = desk.run("module", "restart", "app", "--yes", "--json");

        assertThat(list.exit()).isEqualTo(1);
        assertThat(list.json()).isEmpty();
        isToldInASentence(list);
        assertThat(restart.exit()).as(restart.err()).isEqualTo(1);
        assertThat(outcome(restart, 0)).isEqualTo("failed output-too-large");
        assertThat(host.sh("pgrep -x yes || true").out()).isEmpty();
    }

    @Test
    void a_service_that_never_stops_talking_gives_the_lines_that_were_asked_for() {
        Desk desk = desk();
        host.sh("printf '[Service]\\nExecStart=/usr/bin/yes a long story\\n' >/etc/systemd/system/app.service;"
                        + " systemctl daemon-reload; systemctl restart app; sleep 1")
                .outOfSuccess();

        Result logs = desk.run("module", "logs", "app", "--lines", "50", "--json");

        host.exec("systemctl", "stop", "app").outOfSuccess();
        assertThat(logs.exit()).as(logs.err()).isZero();
        assertThat(logs.json()).hasSize(50);
    }

    @Test
    void a_command_that_looks_like_our_own_section_marks_changes_nothing_that_is_said_of_others() {
        Desk desk = desk();
        host.sh("cat >/etc/systemd/system/app.service; systemctl daemon-reload; systemctl restart app".replace(
                        "cat >", "printf '%s' '" + forger() + "' >"))
                .outOfSuccess();

        Result list = desk.run("module", "list", "--json");

        assertThat(list.exit()).as(list.err()).isZero();
        for (String unit : List.of("app.service", "cron.service", "ssh.service")) {
            assertThat(list.json()).as(unit).filteredOn(u -> u.get("unit").asText().equals(unit)).singleElement().satisfies(u -> {
                assertThat(u.get("state").asText()).as(u.toString()).isEqualTo("running");
                assertThat(u.toString()).doesNotContain("forged");
                assertThat(u.get("since").isNull()).as(u.toString()).isFalse();
            });
        }
        Result edit = desk.run("module", "edit", "app", "--set", "Nice=1", "--restart", "--yes");
        assertThat(edit.exit()).as(edit.err()).isZero();
    }

    private static String forger() {
        return """
                [Unit]
                Description=registered
                [Service]
                ExecStart=/bin/sh -c "f() { :; }\\nfiles\\nmasked /etc/systemd/system/ssh.service\\nregistered\\nunit ssh.service\\n\
                Guid=forged\\n\\nId=cron.service\\nDescription=forged\\nLoadState=masked\\nActiveState=failed\\nInvocationID=1\\n\\n\
                show\\nexec sleep infinity"
                [X-Other]
                Guid=forged
                """;
    }

    @Nested
    @DisplayName("a canary")
    class Canary {
        private Desk two() {
            Desk desk = desk();
            Result added = desk.add("web2", other, "root");
            assertThat(added.exit()).as(added.err()).isZero();
            return desk;
        }

        private Result change(Desk desk, String canary, String... more) {
            List<String> args = new java.util.ArrayList<>(List.of(
                    "module", "edit", "app", "--set", "ExecStartPre=/usr/bin/test -e /etc/ready", "--restart",
                    "--host", "web", "web2", "--canary", canary, "--yes", "--json"));
            args.addAll(List.of(more));
            return desk.run(args.toArray(String[]::new));
        }

        @Test
        void on_which_it_fails_saves_the_others_and_itself() {
            Desk desk = two();
            other.sh("touch /etc/ready").outOfSuccess();
            String files = files();
            String before = state(other);

            Result result = change(desk, "web", "--keep-going");

            assertThat(result.exit()).isEqualTo(1);
            assertThat(outcome(result, 0)).startsWith("undone ");
            assertThat(outcome(result, 1)).isEqualTo("refused cancelled");
            assertThat(files()).isEqualTo(files);
            assertThat(host.exec("systemctl", "is-active", "app").outOfSuccess()).isEqualTo("active\n");
            assertThat(state(other)).isEqualTo(before);
            assertThat(other.sh("ls -A /var/lib/hostkeeper/plans 2>/dev/null || true").out()).isEmpty();
        }

        @Test
        void that_is_away_saves_the_others_too() {
            Desk desk = two();
            String before = state(other);
            host.killSsh();

            Result result = change(desk, "web", "--keep-going");

            assertThat(result.exit()).isEqualTo(3);
            assertThat(outcome(result, 0)).isEqualTo("unreachable unreachable");
            assertThat(outcome(result, 1)).isEqualTo("refused cancelled");
            assertThat(state(other)).isEqualTo(before);
        }

        @Test
        void on_which_it_works_goes_before_the_others() {
            Desk desk = two();
            host.sh("touch /etc/ready").outOfSuccess();
            other.sh("touch /etc/ready").outOfSuccess();

            Result result = change(desk, "web2");

            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(began(other)).isLessThan(began(host));
        }

        /** Both hosts have this machine's clock. */
        private long began(TestHost of) {
            return Long.parseLong(of.sh("systemctl show --value -p ActiveEnterTimestampMonotonic app")
                    .outOfSuccess()
                    .strip());
        }

        @Test
        void that_is_none_of_the_hosts_is_refused_before_any_is_asked() {
            Desk desk = two();
            host.killSsh();
            other.killSsh();

            Result result = change(desk, "elsewhere");

            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.err()).contains("elsewhere");
        }
    }

    @Test
    void a_keyring_that_never_answers_stops_neither_the_start_nor_a_host_from_being_added() throws Exception {
        Desk desk = new Desk(folder);
        Path socket = folder.resolve("bus");
        try (ServerSocketChannel bus = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            bus.bind(UnixDomainSocketAddress.of(socket));
            for (String address : List.of("unix:path=" + socket, "unix:path=" + folder.resolve("nothing"))) {
                assertThat(ended(desk.startIn(Map.of("DBUS_SESSION_BUS_ADDRESS", address), "host", "list", "--json"), ""))
                        .as(desk.processSaid())
                        .isZero();
                Process add = desk.startIn(
                        Map.of("DBUS_SESSION_BUS_ADDRESS", address),
                        Desk.adding("web", host, "pw", "--sudo", "password", "--sudo-password-stdin"));
                assertThat(ended(add, TestHost.PASSWORD + "\n")).as(desk.processSaid()).isZero();
                Process restart = desk.startIn(
                        Map.of("DBUS_SESSION_BUS_ADDRESS", address), "module", "restart", "app", "--yes");
                assertThat(ended(restart, "")).as("nobody knows the sudo password: " + desk.processSaid()).isEqualTo(3);
                assertThat(desk.processSaid()).contains("sudo").doesNotContain("Exception").doesNotContain("\tat ");
                assertThat(desk.run("host", "remove", "web", "--yes").exit()).isZero();
            }
        }
    }

    private static int ended(Process process, String input) throws IOException, InterruptedException {
        try (var in = process.outputWriter()) {
            in.write(input);
        }
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("it ends by itself").isTrue();
        return process.exitValue();
    }
}
