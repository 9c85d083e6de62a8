package org.hostkeeper.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hostkeeper.remote.Problems.problemOf;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.KnownFingerprint;
import org.hostkeeper.remote.Person;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are made, refused, led through others, silent, and cut. */
class SshConnectorTest {
    @TempDir
    Path home;

    private final List<TestServer> servers = new ArrayList<>();
    private final Map<HostName, Host> hosts = new HashMap<>();
    private Duration connectLimit = Duration.ofSeconds(5);
    private Duration keepAlive = Duration.ofSeconds(15);

    private TestServer server(String... hostKeyKinds) throws Exception {
        TestServer server =
                new TestServer(hostKeyKinds).acceptingPassword("somebody", "login").started();
        servers.add(server);
        return server;
    }

    private SshConnector connector(HostKeys keys, Questions questions) {
        SshSettings settings = new SshSettings(home, Optional.empty(), connectLimit, keepAlive, 8);
        return new SshConnector(keys, questions, name -> Optional.ofNullable(hosts.get(name)), settings);
    }

    private Remote connect(Host host) {
        return connector(HostKeys.inMemory(), new Person().password("login")).connect(host);
    }

    @AfterEach
    void stopServers() throws IOException {
        for (TestServer server : servers) {
            server.close();
        }
    }

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
            assertThat(person.asked).containsExactly("password");
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

    @Nested
    class SlowAndSilent {
        @Test
        @DisplayName("a host that accepts TCP and says nothing is silent, within the limit")
        void silent() throws Exception {
            connectLimit = Duration.ofSeconds(1);
            try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                long before = System.nanoTime();
                Host host = TestServer.host(
                        "frozen", Endpoint.parse("somebody@127.0.0.1:" + silent.getLocalPort()), Sudo.NONE);
                assertThat(problemOf(() -> connect(host)))
                        .isEqualTo(new Problem.Silent("frozen", host.endpoint().orElseThrow().toString(), connectLimit));
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
            }
        }

        @Test
        void aServerThatStopsAfterItsBannerTimesOutToo() throws Exception {
            connectLimit = Duration.ofSeconds(1);
            try (ServerSocket half = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                Thread.startVirtualThread(() -> say(half, "SSH-2.0-half\r\n"));
                Host host = TestServer.host(
                        "half", Endpoint.parse("somebody@127.0.0.1:" + half.getLocalPort()), Sudo.NONE);
                assertThat(problemOf(() -> connect(host))).isInstanceOf(Problem.TimedOut.class);
            }
        }

        @Test
        void aServerThatDripsItsBannerForEverTimesOutToo() throws Exception {
            connectLimit = Duration.ofSeconds(1);
            try (ServerSocket dripping = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                Thread.startVirtualThread(() -> drip(dripping));
                Host host = TestServer.host(
                        "drip", Endpoint.parse("somebody@127.0.0.1:" + dripping.getLocalPort()), Sudo.NONE);
                assertThat(problemOf(() -> connect(host))).isInstanceOf(Problem.TimedOut.class);
            }
        }

        @Test
        void whatIsNoSshServerIsUnreachable() throws Exception {
            try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                Thread.startVirtualThread(() -> {
                    try (Socket caller = say(web, "HTTP/1.1 400 Bad Request\r\n\r\n")) {
                        caller.shutdownOutput();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
                Host host = TestServer.host(
                        "web", Endpoint.parse("somebody@127.0.0.1:" + web.getLocalPort()), Sudo.NONE);
                assertThat(problemOf(() -> connect(host))).isInstanceOf(Problem.Unreachable.class);
            }
        }

        private Socket say(ServerSocket listener, String words) {
            try {
                Socket caller = listener.accept();
                caller.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
                return caller;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private void drip(ServerSocket listener) {
            try (Socket caller = listener.accept();
                    OutputStream out = caller.getOutputStream()) {
                while (true) {
                    out.write("still here\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
                }
            } catch (IOException e) {
                // The client gave up, as it should.
            }
        }

        @Test
        void aClosedPortAndAnUnknownNameAreUnreachable() throws Exception {
            TestServer server = server();
            Host host = server.host("here");
            server.close();
            assertThat(problemOf(() -> connect(host))).isInstanceOf(Problem.Unreachable.class);
            Host nowhere = TestServer.host("nowhere", Endpoint.parse("me@no-such-name.invalid"), Sudo.NONE);
            assertThat(problemOf(() -> connect(nowhere))).isInstanceOf(Problem.Unreachable.class);
        }

        @Test
        void timeThatAPersonThinksIsNotCounted() throws Exception {
            connectLimit = Duration.ofSeconds(1);
            TestServer server = server();
            Questions slow = new SlowPerson(new Person().password("login"), Duration.ofSeconds(3));
            connector(HostKeys.inMemory(), slow).connect(server.host("here")).close();
        }
    }

    @Test
    void aKeyThatCannotBeKeptEndsItWithThatProblem() throws Exception {
        Files.writeString(home.resolve("in-the-way"), "a file");
        HostKeys keys = HostKeys.of(home.resolve("in-the-way/known_hosts"), home);
        Person person = new Person().password("login");
        TestServer server = server();
        assertThat(problemOf(() -> connector(keys, person).connect(server.host("here"))))
                .isInstanceOf(Problem.FileRefused.class);
        assertThat(server.passwordsTried).hasValue(0);
    }

    @Test
    void anInterruptedLoginIsCancelled() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Host host = TestServer.host(
                    "here", Endpoint.parse("somebody@127.0.0.1:" + silent.getLocalPort()), Sudo.NONE);
            List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
            Thread login = Thread.startVirtualThread(() -> problems.add(problemOf(() -> connect(host))));
            silent.accept();
            login.interrupt();
            login.join();
            assertThat(problems).hasOnlyElementsOfType(Problem.Cancelled.class).hasSize(1);
        }
    }

    @Nested
    class Channels {
        @Test
        @DisplayName("more commands than the server allows channels wait for one, and none fails")
        void fewChannels() throws Exception {
            TestServer server = server();
            FewChannels few = new FewChannels(2);
            server.sshd.setChannelFactories(List.of(few));
            List<String> answers = Collections.synchronizedList(new ArrayList<>());
            try (Remote remote = connect(server.host("here"))) {
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    threads.add(Thread.startVirtualThread(() -> answers.add(
                            remote.run(Command.of("sh", "-c", "sleep 0.05; echo x")).text())));
                }
                for (Thread thread : threads) {
                    thread.join();
                }
                assertThat(answers).hasSize(20).containsOnly("x\n");
                assertThat(few.refused).hasPositiveValue();
                assertThat(remote.isOpen()).isTrue();
            }
        }

        @Test
        void aRefusalTeachesTheLimitWhichIsTriedAgainLater() throws Exception {
            ChannelGate gate = new ChannelGate(8);
            for (int i = 0; i < 4; i++) {
                assertThat(gate.enter(Duration.ofSeconds(1))).isTrue();
            }
            gate.refused();
            assertThat(gate.limit()).isEqualTo(3);
            assertThat(gate.enter(Duration.ofMillis(10))).isFalse();
            gate.leave();
            for (int i = 0; i < 60; i++) {
                assertThat(gate.enter(Duration.ofSeconds(1))).isTrue();
                gate.leave();
            }
            assertThat(gate.limit()).isEqualTo(4);
        }
    }

    @Nested
    class Breaking {
        @Test
        void aConnectionCutMidCommandIsLostAndNotOpen() throws Exception {
            TestServer server = server();
            Path begun = home.resolve("begun");
            List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
            try (Remote remote = connect(server.host("here"))) {
                Command long_ = Command.script("echo x > \"$1\"; sleep 20", "test", begun.toString());
                Thread running = Thread.startVirtualThread(() -> problems.add(problemOf(() -> remote.run(long_))));
                await().until(() -> Files.exists(begun));
                server.cut();
                running.join();
                assertThat(problems).containsExactly(new Problem.ConnectionLost("here", long_.shown()));
                assertThat(remote.isOpen()).isFalse();
                assertThat(problemOf(() -> remote.run(Command.of("true")))).isInstanceOf(Problem.ConnectionLost.class);
            }
        }

        @Test
        void aFollowedCommandSaysThatTheConnectionBroke() throws Exception {
            TestServer server = server();
            try (Remote remote = connect(server.host("here"))) {
                var following = remote.stream(Command.of("sleep", "20"), _ -> {});
                server.cut();
                assertThat(ending(following.ended())).isInstanceOf(Problem.ConnectionLost.class);
            }
        }

        private Problem ending(java.util.concurrent.Future<Integer> ended) throws Exception {
            try {
                throw new AssertionError("It ended with " + ended.get(20, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                return e.getCause() instanceof ProblemException p ? p.problem() : new Problem.Bug(e.toString());
            }
        }

        @Test
        void aHostThatFallsSilentIsNoticedByTheKeepAlive() throws Exception {
            keepAlive = Duration.ofMillis(200);
            try (Gag gag = new Gag(server().port())) {
                Endpoint endpoint = Endpoint.parse("somebody@127.0.0.1:" + gag.port());
                try (Remote remote = connect(TestServer.host("here", endpoint, Sudo.NONE))) {
                    assertThat(remote.run(Command.of("echo", "x")).text()).isEqualTo("x\n");
                    gag.close();
                    await().until(() -> !remote.isOpen());
                }
            }
        }
    }
}
