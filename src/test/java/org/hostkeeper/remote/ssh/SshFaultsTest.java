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
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Person;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Servers that are slow, silent, no servers at all, or gone, and what is said of each. */
class SshFaultsTest extends ConnectorFixture {
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
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
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
        @DisplayName("what is cancelled while the server still opens its channel is cancelled, and not awaited to its limit")
        void cancelledEarly() throws Exception {
            TestServer server = server();
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch answer = new CountDownLatch(1);
            server.sshd.setCommandFactory((_, line) -> {
                asked.countDown();
                awaitThat(answer);
                return new ShCommand(line, server.environment);
            });
            List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
            try (Remote remote = connect(server.host("here"))) {
                Command sleep = Command.of("sleep", "10").within(Duration.ofSeconds(5));
                Thread waiting = Thread.startVirtualThread(() -> problems.add(problemOf(() -> remote.run(sleep))));
                awaitThat(asked);
                waiting.interrupt();
                answer.countDown();
                waiting.join();
                assertThat(problems).containsExactly(new Problem.Cancelled(sleep.shown()));
            }
        }

        private void awaitThat(CountDownLatch latch) {
            try {
                assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

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
