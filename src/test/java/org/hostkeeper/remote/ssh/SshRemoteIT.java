package org.hostkeeper.remote.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hostkeeper.remote.Problems.problemOf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.Problem.SudoRefused.Reason;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Person;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SSH and sudo as real sshd and sudo do them, and what real faults look like from here. */
@TestBed(hosts = 2)
class SshRemoteIT {
    @TempDir
    Path home;

    private final Person person = new Person().sudo(TestHost.PASSWORD);
    private final Map<HostName, Host> hosts = new HashMap<>();
    private Duration keepAlive = Duration.ofSeconds(15);

    private static Host host(TestHost there, String user, Sudo sudo) {
        Endpoint endpoint = Endpoint.parse(user + "@" + there.address()).withIdentities(List.of(there.key()));
        return TestServer.host(there.name(), endpoint, sudo);
    }

    private SshConnector connector(Questions questions) {
        SshSettings settings =
                new SshSettings(home, Optional.empty(), Duration.ofSeconds(3), keepAlive, 8);
        return new SshConnector(
                HostKeys.of(home.resolve("own"), home), questions, n -> Optional.ofNullable(hosts.get(n)), settings);
    }

    private Remote connect(Host host) {
        return connector(person).connect(host);
    }

    private static Command whoami() {
        return Command.script("cat; id -un; echo oops >&2", "test").withInput("input\n".getBytes(UTF_8)).asRoot(true);
    }

    private static Reason reason(Problem problem) {
        return ((Problem.SudoRefused) problem).reason();
    }

    @Test
    void theFingerprintAskedAboutIsTheHosts(TestHost there) {
        connect(host(there, "root", Sudo.NONE)).close();
        assertThat(person.asked).containsExactly("key ED25519 " + there.fingerprint());
    }

    @Nested
    class BecomingRoot {
        private void worksAs(TestHost there, String user, Sudo sudo) {
            try (Remote remote = connect(host(there, user, sudo))) {
                for (int i = 0; i < 2; i++) {
                    Output output = remote.run(whoami());
                    assertThat(output.text()).isEqualTo("input\nroot\n");
                    assertThat(output.error()).isEqualTo("oops\n");
                }
            }
        }

        @Test
        void isNothingForARootLogin(TestHost there) {
            worksAs(there, "root", Sudo.NONE);
        }

        @Test
        void needsNoPasswordWhereTheRuleSaysSo(TestHost there) {
            worksAs(there, "op", Sudo.NOPASSWD);
            assertThat(person.asked).doesNotContain("sudo");
        }

        @Test
        @DisplayName("a rule without a password works where one was expected, and the password stays here")
        void unexpectedly(TestHost there) {
            worksAs(there, "op", Sudo.PASSWORD);
            assertThat(person.asked).doesNotContain("sudo");
        }

        @Test
        void asksForThePasswordOnce(TestHost there) {
            worksAs(there, "pw", Sudo.PASSWORD);
            assertThat(person.asked.stream().filter("sudo"::equals)).hasSize(1);
        }

        @Test
        @DisplayName("a password that sudo still remembers is never read by the command")
        void remembered(TestHost there) {
            there.sh("echo 'Defaults:pw timestamp_type=global' > /etc/sudoers.d/zz-global");
            assertThat(there.ssh("pw", "echo " + TestHost.PASSWORD + " | sudo -S -v").status()).isZero();
            worksAs(there, "pw", Sudo.PASSWORD);
            there.sh("rm /etc/sudoers.d/zz-global");
        }

        @Test
        void triesAWrongPasswordOnce(TestHost there) {
            person.sudo("wrong");
            try (Remote remote = connect(host(there, "pw", Sudo.PASSWORD))) {
                assertThat(reason(problemOf(() -> remote.run(whoami())))).isEqualTo(Reason.WRONG_PASSWORD);
            }
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                            there.sh("journalctl -q -o cat -t sudo").out())
                    .containsOnlyOnce("1 incorrect password attempt")
                    .doesNotContain("2 incorrect", "3 incorrect"));
        }

        @Test
        void saysWhyItWasRefused(TestHost there) {
            try (Remote needs = connect(host(there, "pw", Sudo.NOPASSWD))) {
                assertThat(reason(problemOf(() -> needs.run(whoami())))).isEqualTo(Reason.PASSWORD_NEEDED);
            }
            try (Remote off = connect(host(there, "op", Sudo.NONE))) {
                assertThat(reason(problemOf(() -> off.run(whoami())))).isEqualTo(Reason.SWITCHED_OFF);
            }
            there.sh("echo plain:" + TestHost.PASSWORD + " | chpasswd");
            try (Remote plain = connect(host(there, "plain", Sudo.PASSWORD))) {
                assertThat(reason(problemOf(() -> plain.run(whoami())))).isEqualTo(Reason.NOT_ALLOWED);
            }
            there.sh("echo 'plain ALL=(ALL) NOPASSWD: /bin/true' > /etc/sudoers.d/zz-plain");
            try (Remote plain = connect(host(there, "plain", Sudo.NOPASSWD))) {
                assertThat(reason(problemOf(() -> plain.run(whoami()))))
                        .isIn(Reason.NOT_ALLOWED, Reason.PASSWORD_NEEDED);
            }
            there.sh("echo 'Defaults:op requiretty' > /etc/sudoers.d/zz-tty");
            try (Remote tty = connect(host(there, "op", Sudo.NOPASSWD))) {
                assertThat(reason(problemOf(() -> tty.run(whoami())))).isEqualTo(Reason.NEEDS_TERMINAL);
            }
            there.sh("rm /etc/sudoers.d/zz-*; mv /usr/bin/sudo /usr/bin/sudo.away");
            try (Remote none = connect(host(there, "op", Sudo.NOPASSWD))) {
                assertThat(reason(problemOf(() -> none.run(whoami())))).isEqualTo(Reason.NOT_INSTALLED);
            }
            there.sh("mv /usr/bin/sudo.away /usr/bin/sudo");
        }

        @Test
        void worksWhereSudoGivesCommandsATerminalOfTheirOwn(TestHost there) {
            there.sh("echo 'Defaults use_pty' > /etc/sudoers.d/zz-pty");
            worksAs(there, "pw", Sudo.PASSWORD);
            there.sh("rm /etc/sudoers.d/zz-pty");
        }

        @Test
        @DisplayName("a command of root's that is given up ends too, with its children")
        void givenUp(TestHost there) {
            for (String user : List.of("op", "pw", "root")) {
                try (Remote remote = connect(host(there, user, Sudo.PASSWORD))) {
                    Command endless = Command.script("sleep 4321 & trap '' TERM; sleep 4321", "test")
                            .asRoot(true)
                            .within(Duration.ofMillis(800));
                    assertThat(problemOf(() -> remote.run(endless))).isInstanceOf(Problem.TimedOut.class);
                    await().atMost(Duration.ofSeconds(10))
                            .until(() -> there.exec("pgrep", "-f", "^sleep 4321").out().isBlank());
                }
            }
        }
    }

    @Test
    void moreCommandsThanMaxSessionsAllAnswer(TestHost there) throws Exception {
        there.sh("echo 'MaxSessions 3' > /etc/ssh/sshd_config.d/few.conf; systemctl restart ssh");
        List<String> answers = Collections.synchronizedList(new ArrayList<>());
        try (Remote remote = connect(host(there, "root", Sudo.NONE))) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                threads.add(Thread.startVirtualThread(() ->
                        answers.add(remote.run(Command.of("sh", "-c", "sleep 0.1; echo x")).text())));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        } finally {
            there.sh("rm /etc/ssh/sshd_config.d/few.conf; systemctl restart ssh");
        }
        assertThat(answers).hasSize(25).containsOnly("x\n");
    }

    @Test
    void throughAJumpHostItIsAHostLikeAnyOther(TestHost gate, TestHost target) {
        Host jump = host(gate, "op", Sudo.NONE);
        hosts.put(jump.name(), jump);
        Host behind = TestServer.host(
                target.name(),
                host(target, "pw", Sudo.PASSWORD).endpoint().orElseThrow().through(jump.name()),
                Sudo.PASSWORD);
        try (Remote remote = connect(behind)) {
            assertThat(remote.run(whoami()).text()).isEqualTo("input\nroot\n");
            assertThat(remote.run(Command.script("echo $SSH_CLIENT", "test")).text()).startsWith(gate.address() + " ");
        }
    }

    @Test
    void aWriteToAFullDiskSaysSoAndLeavesTheOldFile(TestHost there) {
        try (Remote remote = connect(host(there, "root", Sudo.NONE))) {
            remote.write("/root/file", "old".getBytes(UTF_8), 0600);
            there.fill();
            assertThat(problemOf(() -> remote.write("/root/file", new byte[100_000], 0600)))
                    .isEqualTo(new Problem.FileRefused(there.name(), "/root/file", "No space left on device"));
            there.heal();
            assertThat(remote.read("/root/file", 10)).isEqualTo("old".getBytes(UTF_8));
            assertThat(remote.run(Command.script("ls -A /root | grep -c hostkeeper", "test")).text()).isEqualTo("0\n");
        }
    }

    @Nested
    class Faults {
        @Test
        void aFrozenHostIsSilentWithinTheLimit(TestHost there) {
            connect(host(there, "root", Sudo.NONE)).close();
            there.freeze();
            assertThat(problemOf(() -> connect(host(there, "root", Sudo.NONE)))).isInstanceOf(Problem.Silent.class);
            there.heal();
            connect(host(there, "root", Sudo.NONE)).close();
        }

        @Test
        void aCutHostIsUnreachableAndAnOpenConnectionIsNoticedAsLost(TestHost there) {
            keepAlive = Duration.ofMillis(500);
            try (Remote remote = connect(host(there, "root", Sudo.NONE))) {
                there.cut();
                assertThat(problemOf(() -> remote.run(Command.of("true"))))
                        .isInstanceOfAny(Problem.ConnectionLost.class, Problem.TimedOut.class);
                await().atMost(Duration.ofSeconds(10)).until(() -> !remote.isOpen());
                assertThat(problemOf(() -> connect(host(there, "root", Sudo.NONE))))
                        .isInstanceOf(Problem.Unreachable.class);
            }
        }

        @Test
        void aKilledSshdRefuses(TestHost there) {
            try (Remote remote = connect(host(there, "root", Sudo.NONE))) {
                there.killSsh();
                await().atMost(Duration.ofSeconds(10)).until(() -> !remote.isOpen());
                assertThat(problemOf(() -> connect(host(there, "root", Sudo.NONE))))
                        .isInstanceOfSatisfying(Problem.Unreachable.class, p -> assertThat(p.detail())
                                .contains("refused"));
            }
        }

        @Test
        @DisplayName("a slow line that loses packets is slow, and not a failure")
        void slow(TestHost there) {
            there.slow(60, 10, 1);
            try (Remote remote = connect(host(there, "root", Sudo.NONE))) {
                assertThat(remote.run(Command.of("seq", "20000")).text()).endsWith("20000\n");
            }
        }
    }

    @Test
    void aChangedHostKeyStopsEverythingAndSaysWhereTheKnownOneStands(TestHost there, TestHost other) {
        connect(host(other, "pw", Sudo.NONE)).close();
        String before = other.fingerprint();
        other.rekey();
        person.asked.clear();
        assertThat(problemOf(() -> connect(host(other, "pw", Sudo.NONE))))
                .isEqualTo(new Problem.ChangedHostKey(
                        other.name(),
                        "pw@" + other.address(),
                        "ED25519",
                        other.fingerprint(),
                        before,
                        home.resolve("own") + ":1"));
        assertThat(person.asked).isEmpty();
    }

    @Test
    void loginByPasswordAndByKeyboardInteractive(TestHost there) {
        Endpoint endpoint = Endpoint.parse("pw@" + there.address())
                .withIdentities(List.of(home.resolve("no-such-key")));
        person.password(TestHost.PASSWORD);
        connect(TestServer.host("here", endpoint, Sudo.NONE)).close();
        there.sh("echo 'KbdInteractiveAuthentication yes\nPasswordAuthentication no' > /etc/ssh/sshd_config.d/0kbd.conf;"
                + " systemctl restart ssh");
        try {
            connect(TestServer.host("here", endpoint, Sudo.NONE)).close();
            person.password("wrong");
            assertThat(problemOf(() -> connect(TestServer.host("here", endpoint, Sudo.NONE))))
                    .isInstanceOfSatisfying(Problem.AccessDenied.class, p -> assertThat(p.tried())
                            .contains("keyboard-interactive"));
        } finally {
            there.sh("rm /etc/ssh/sshd_config.d/0kbd.conf; systemctl restart ssh");
        }
    }
}
