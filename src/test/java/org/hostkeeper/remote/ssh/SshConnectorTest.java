package org.hostkeeper.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hostkeeper.remote.Problems.problemOf;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.KnownFingerprint;
import org.hostkeeper.remote.Person;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Connections that are made, refused for their key, and led through others. */
class SshConnectorTest extends ConnectorFixture {
    @Nested
    class HostKeysOfServers {
        private final Person person = new Person().password("login");

        private HostKeys keys() {
            return HostKeys.of(home.resolve("own"), home);
        }

        private void visit(TestServer server) {
            connector(keys(), person).connect(server.host("here")).close();
        }

        @Test
        void theFirstContactAsksAndTheSecondDoesNot() throws Exception {
            TestServer server = server();
            visit(server);
            visit(server);
            assertThat(person.asked.stream().filter(q -> q.startsWith("key "))).hasSize(1);
            assertThat(Files.readString(home.resolve("own"))).startsWith("[127.0.0.1]:" + server.port() + " ecdsa-");
        }

        @Test
        void aKeyThatIsNotAcceptedEndsItBeforeAnyPassword() throws Exception {
            TestServer server = server();
            person.acceptsNoKey();
            Problem problem = problemOf(() -> visit(server));
            assertThat(problem).isInstanceOfSatisfying(Problem.UnknownHostKey.class, p -> {
                assertThat(p.host()).isEqualTo("here");
                assertThat(p.keyType()).isEqualTo("ECDSA");
                assertThat(person.asked).containsExactly("key ECDSA " + p.fingerprint());
            });
            assertThat(server.passwordsTried).hasValue(0);
            assertThat(home.resolve("own")).doesNotExist();
        }

        @Test
        @DisplayName("a fingerprint known beforehand is accepted without a question, another is not")
        void knownFingerprint() throws Exception {
            TestServer server = server();
            person.acceptsNoKey();
            Problem.UnknownHostKey first = (Problem.UnknownHostKey) problemOf(() -> visit(server));
            Questions right = new KnownFingerprint(first.fingerprint(), person);
            connector(keys(), right).connect(server.host("here")).close();
            Questions wrong = new KnownFingerprint("SHA256:" + "x".repeat(43), person);
            assertThat(problemOf(() -> connector(HostKeys.inMemory(), wrong).connect(server.host("here"))))
                    .isInstanceOf(Problem.UnknownHostKey.class);
        }

        @Test
        void aChangedKeyStopsEverythingBeforeAnyPasswordOrQuestion() throws Exception {
            TestServer server = server();
            visit(server);
            int tried = server.passwordsTried.get();
            person.asked.clear();
            server.useHostKeys(TestServer.EC);
            Problem problem = problemOf(() -> visit(server));
            assertThat(problem).isInstanceOfSatisfying(Problem.ChangedHostKey.class, p -> {
                assertThat(p.knownFrom()).isEqualTo(home.resolve("own") + ":1");
                assertThat(p.knownFingerprint()).startsWith("SHA256:").isNotEqualTo(p.fingerprint());
            });
            assertThat(person.asked).isEmpty();
            assertThat(server.passwordsTried).hasValue(tried);
        }

        @Test
        void aHostKnownByOneOfItsKeysIsNotTakenForChanged() throws Exception {
            TestServer server = server(TestServer.RSA);
            visit(server);
            server.addHostKey(TestServer.EC);
            person.asked.clear();
            visit(server);
            assertThat(person.asked).containsExactly("password", "password right");
        }

        @Test
        void aRevokedKeyIsRefused() throws Exception {
            TestServer server = server();
            visit(server);
            String line = Files.readString(home.resolve("own"));
            Files.createDirectories(home.resolve(".ssh"));
            Files.writeString(home.resolve(".ssh/known_hosts"), "@revoked * " + line.substring(line.indexOf(' ') + 1));
            assertThat(problemOf(() -> visit(server))).isInstanceOf(Problem.Refused.class);
        }
    }

    @Nested
    class Jumps {
        private Host behind(String name, TestServer server, String jump) {
            Host host = TestServer.host(name, server.endpoint().through(new HostName(jump)), Sudo.NONE);
            hosts.put(host.name(), host);
            return host;
        }

        @Test
        void threeDeepItIsStillAHostLikeAnyOther() throws Exception {
            TestServer a = server();
            TestServer b = server();
            TestServer c = server();
            TestServer d = server();
            hosts.put(new HostName("a"), a.host("a"));
            behind("b", b, "a");
            behind("c", c, "b");
            Host target = behind("d", d, "c");
            try (Remote remote = connect(target)) {
                assertThat(remote.run(Command.of("echo", "deep")).text()).isEqualTo("deep\n");
                byte[] much = new byte[2_000_000];
                assertThat(remote.run(Command.of("cat").withInput(much)).out()).isEqualTo(much);
                assertThat(d.sshd.getActiveSessions()).hasSize(1);
            }
            for (TestServer server : servers) {
                await().until(() -> server.sshd.getActiveSessions().isEmpty());
            }
        }

        @Test
        void aCircleIsRefusedBeforeAnythingIsSent() throws Exception {
            TestServer a = server();
            behind("a", a, "c");
            behind("b", a, "a");
            Host c = behind("c", a, "b");
            assertThat(problemOf(() -> connect(c)))
                    .isInstanceOfSatisfying(Problem.Refused.class, p -> assertThat(
                                    p.text().in(java.util.Locale.ENGLISH))
                            .contains("c → b → a → c"));
        }

        @Test
        void anUnknownJumpHostIsNamed() throws Exception {
            Host lost = behind("lost", server(), "nobody");
            assertThat(problemOf(() -> connect(lost)))
                    .isInstanceOfSatisfying(Problem.NotFound.class, p -> assertThat(p.name()).isEqualTo("nobody"));
        }

        @Test
        void aTargetThatTheJumpHostCannotReachIsSaid() throws Exception {
            TestServer jump = server();
            TestServer gone = server();
            hosts.put(new HostName("jump"), jump.host("jump"));
            Host target = behind("target", gone, "jump");
            gone.close();
            assertThat(problemOf(() -> connect(target))).isInstanceOf(Problem.Unreachable.class);
            await().until(() -> jump.sshd.getActiveSessions().isEmpty());
        }

        @Test
        void aSilentTargetBehindAJumpHostIsSilent() throws Exception {
            connectLimit = Duration.ofSeconds(1);
            try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                hosts.put(new HostName("jump"), server().host("jump"));
                Endpoint endpoint = Endpoint.parse("somebody@127.0.0.1:" + silent.getLocalPort())
                        .through(new HostName("jump"));
                assertThat(problemOf(() -> connect(TestServer.host("target", endpoint, Sudo.NONE))))
                        .isInstanceOfSatisfying(
                                Problem.Silent.class, p -> assertThat(p.host()).isEqualTo("target"));
            }
        }

        @Test
        void aJumpHostThatBreaksTakesItsTargetAlong() throws Exception {
            TestServer jump = server();
            hosts.put(new HostName("jump"), jump.host("jump"));
            try (Remote remote = connect(behind("target", server(), "jump"))) {
                jump.cut();
                await().until(() -> !remote.isOpen());
            }
        }
    }
}
