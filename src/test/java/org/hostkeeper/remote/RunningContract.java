package org.hostkeeper.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hostkeeper.remote.Problems.problemOf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What running a command promises, whichever way it takes to the host. */
public abstract class RunningContract extends RemoteFixture {
    protected RunningContract(Way way) {
        super(way);
    }

    @Test
    @DisplayName("the two streams and the status come back, each for itself")
    void streamsApart() throws IOException {
        try (Remote remote = remote()) {
            Output output = remote.run(sh("echo out; echo err >&2; exit 3"));
            assertThat(output.exit()).isEqualTo(3);
            assertThat(output.text()).isEqualTo("out\n");
            assertThat(output.error()).isEqualTo("err\n");
        }
    }

    @Test
    @DisplayName("arguments arrive byte for byte, whatever stands in them")
    void arguments() throws IOException {
        String[] hostile = {"", " ", "it's", "$(id)", "`id`", "a\nb\n", "\\", "\\\\n", "!!", "~", "*", "-n", "äöü €", "\"", "\t", "x=y", "#"};
        try (Remote remote = remote()) {
            Output output = remote.run(sh("for a; do printf '%s\\0' \"$a\"; done", hostile));
            assertThat(output.text()).isEqualTo(String.join("\0", hostile) + "\0");
        }
    }

    @Test
    void theLocaleIsCAndOwnVariablesAreSet() throws IOException {
        try (Remote remote = remote()) {
            Command command = sh("echo $LC_ALL; echo \"$GREETING\"").withEnvironment("GREETING", "it's me");
            assertThat(remote.run(command).text()).isEqualTo("C\nit's me\n");
        }
    }

    @Test
    void inputArrivesWholeAndEnds() throws IOException {
        byte[] input = new byte[3_000_000];
        new Random(1).nextBytes(input);
        try (Remote remote = remote()) {
            assertThat(remote.run(Command.of("cat").withInput(input)).out()).isEqualTo(input);
        }
    }

    @Test
    void inputThatNobodyReadsHarmsNothing() throws IOException {
        try (Remote remote = remote()) {
            assertThat(remote.run(Command.of("true").withInput(new byte[3_000_000])).ok()).isTrue();
            assertThat(remote.run(Command.of("echo", "still here")).text()).isEqualTo("still here\n");
        }
    }

    @Test
    void aSignalIsAStatusAbove128() throws IOException {
        try (Remote remote = remote()) {
            assertThat(remote.run(sh("kill -9 $$")).exit()).isEqualTo(137);
            assertThat(remote.run(sh("kill -15 $$")).exit()).isEqualTo(143);
        }
    }

    @Test
    void aProgramThatIsNotThereIsAStatusOf127() throws IOException {
        try (Remote remote = remote()) {
            assertThat(remote.run(Command.of("no-such-program")).exit()).isEqualTo(127);
        }
    }

    @Test
    @DisplayName("a command past its time is a problem, and it and its children end on the host too")
    void timeLimit() throws IOException {
        Path pids = folder.resolve("pids");
        try (Remote remote = remote()) {
            Command slow = sh("sleep 300 & echo $$ $! > \"$1\"; wait", pids.toString())
                    .within(Duration.ofMillis(700));
            assertThat(problemOf(() -> remote.run(slow)))
                    .isEqualTo(new Problem.TimedOut("here", slow.shown(), Duration.ofMillis(700)));
            String[] both = Files.readString(pids).strip().split(" ");
            await().atMost(Duration.ofSeconds(10)).until(() -> ended(both[0]) && ended(both[1]));
            assertThat(remote.isOpen()).isTrue();
        }
    }

    private boolean ended(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isEmpty();
    }

    @Test
    void outputThatNeverEndsIsStopped() throws IOException {
        try (Remote remote = remote()) {
            assertThat(problemOf(() -> remote.run(Command.of("yes").sayingAtMost(200_000))))
                    .isEqualTo(new Problem.OutputTooLarge("here", "yes", 200_000));
            assertThat(problemOf(() -> remote.run(sh("yes >&2").sayingAtMost(200_000))))
                    .isInstanceOf(Problem.OutputTooLarge.class);
            assertThat(remote.run(Command.of("echo", "x")).text()).isEqualTo("x\n");
        }
    }

    @Test
    void outputOfExactlyTheLimitIsFine() throws IOException {
        try (Remote remote = remote()) {
            assertThat(remote.run(Command.of("head", "-c", "100000", "/dev/zero").sayingAtMost(100_000)).out())
                    .hasSize(100_000);
        }
    }

    @Test
    void manyAtOnceAllAnswer() throws Exception {
        List<String> answers = Collections.synchronizedList(new ArrayList<>());
        try (Remote remote = remote()) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String word = "n" + i;
                threads.add(Thread.startVirtualThread(
                        () -> answers.add(remote.run(Command.of("echo", word)).text().strip())));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(answers).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void anInterruptedWaitIsACancelledCommand() throws Exception {
        try (Remote remote = remote()) {
            List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
            Path begun = folder.resolve("begun");
            Thread waiting = Thread.startVirtualThread(() -> problems.add(
                    problemOf(() -> remote.run(sh("echo x > \"$1\"; sleep 300", begun.toString())))));
            await().until(() -> Files.exists(begun));
            waiting.interrupt();
            waiting.join();
            assertThat(problems).hasOnlyElementsOfType(Problem.Cancelled.class).hasSize(1);
        }
    }

    @Test
    void aClosedRemoteIsNotOpenAndRunsNothing() throws IOException {
        Remote remote = remote();
        remote.close();
        assertThat(remote.isOpen()).isFalse();
        assertThat(problemOf(() -> remote.run(Command.of("true")))).isInstanceOf(Problem.ConnectionLost.class);
    }

    @Test
    void aTunnelLeadsToAnAddressAsTheHostSeesItAndListensOnLoopbackOnly() throws Exception {
        try (ServerSocket there = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Remote remote = remote();
                Tunnel tunnel = remote.tunnel("127.0.0.1", there.getLocalPort())) {
            Thread.startVirtualThread(() -> {
                try (Socket caller = there.accept()) {
                    caller.getInputStream().transferTo(caller.getOutputStream());
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            try (Socket here = new Socket(InetAddress.getLoopbackAddress(), tunnel.localPort())) {
                here.getOutputStream().write("to and fro".getBytes(UTF_8));
                here.shutdownOutput();
                assertThat(here.getInputStream().readAllBytes()).isEqualTo("to and fro".getBytes(UTF_8));
            }
        }
    }
}
