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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.job.Progress;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.Problem.SudoRefused.Reason;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a {@link Remote} promises, whichever way it takes to the host. */
public abstract class RemoteContract {
    @TempDir
    protected Path folder;

    /** A way to a machine whose files are this one's, with this PATH, as a user who is not root. */
    protected abstract Remote remote(Sudo sudo, Questions questions, String path) throws IOException;

    private Remote remote() throws IOException {
        return remote(Sudo.NONE, Questions.unanswered(), System.getenv("PATH"));
    }

    private static Command sh(String script, String... parameters) {
        return Command.script(script, "test", parameters);
    }

    @Nested
    class Running {
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
    }

    @Nested
    class Following {
        @Test
        void linesComeOneByOneAndTheStatusAtTheEnd() throws Exception {
            List<String> lines = new ArrayList<>();
            try (Remote remote = remote()) {
                var following =
                        remote.stream(sh("printf 'a\\nb\\n\\nlast'; echo oops >&2; exit 4"), lines::add);
                assertThat(following.ended().get(10, TimeUnit.SECONDS)).isEqualTo(4);
                assertThat(lines).containsExactly("a", "b", "", "last");
                assertThat(following.error()).isEqualTo("oops\n");
            }
        }

        @Test
        void aHundredThousandLinesArriveInOrder() throws Exception {
            List<String> lines = new ArrayList<>();
            try (Remote remote = remote()) {
                var following = remote.stream(Command.of("seq", "100000"), lines::add);
                assertThat(following.ended().get(30, TimeUnit.SECONDS)).isZero();
            }
            assertThat(lines).hasSize(100_000).startsWith("1", "2").endsWith("99999", "100000");
        }

        @Test
        void closingEndsTheProgram() throws Exception {
            Path pid = folder.resolve("pid");
            CountDownLatch first = new CountDownLatch(1);
            try (Remote remote = remote()) {
                var following = remote.stream(
                        sh("echo $$ > \"$1\"; echo ready; sleep 300", pid.toString()), _ -> first.countDown());
                assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
                following.close();
                long number = Long.parseLong(Files.readString(pid).strip());
                await().until(() -> ProcessHandle.of(number).filter(ProcessHandle::isAlive).isEmpty());
                assertThat(cause(following)).isInstanceOf(Problem.Cancelled.class);
            }
        }

        @Test
        void aLineThatNeverEndsIsAProblem() throws Exception {
            try (Remote remote = remote()) {
                var following = remote.stream(Command.of("cat", "/dev/zero").sayingAtMost(1 << 20), _ -> {});
                assertThat(cause(following)).isInstanceOf(Problem.OutputTooLarge.class);
            }
        }

        private Problem cause(org.hostkeeper.remote.Following following) throws Exception {
            try {
                throw new AssertionError("It ended with " + following.ended().get(20, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                return e.getCause() instanceof ProblemException p ? p.problem() : new Problem.Bug(e.toString());
            }
        }
    }

    @Nested
    class BecomingRoot {
        private Output asRoot(Sudo sudo, Person person, FakeSudo program) throws IOException {
            try (Remote remote = remote(sudo, person, program.path())) {
                return remote.run(sh("cat; echo err >&2").withInput("the input\n".getBytes(UTF_8)).asRoot(true));
            }
        }

        private Reason refusal(Sudo sudo, Person person, String mode) throws IOException {
            FakeSudo program = new FakeSudo(folder.resolve(mode), mode);
            return ((Problem.SudoRefused) problemOf(() -> asRoot(sudo, person, program))).reason();
        }

        @Test
        @DisplayName("a command sees only its own input, and only its own words come back")
        void onlyItsOwn() throws IOException {
            FakeSudo program = new FakeSudo(folder, "password");
            Output output = asRoot(Sudo.PASSWORD, new Person().sudo("let me in"), program);
            assertThat(output.text()).isEqualTo("the input\n");
            assertThat(output.error()).isEqualTo("err\n");
            assertThat(program.given()).isEqualTo("let me in\n");
        }

        @Test
        @DisplayName("where sudo asks for nothing, nothing is asked and the password goes nowhere")
        void neverSentUnasked() throws IOException {
            Person person = new Person().sudo("let me in");
            FakeSudo program = new FakeSudo(folder, "nopasswd");
            Output output = asRoot(Sudo.PASSWORD, person, program);
            assertThat(output.text()).isEqualTo("the input\n");
            assertThat(person.asked).doesNotContain("sudo");
            assertThat(program.given()).isEmpty();
        }

        @Test
        void aWrongPasswordIsTriedOnceAndForgotten() throws IOException {
            Person person = new Person().sudo("guess");
            FakeSudo program = new FakeSudo(folder, "password");
            assertThat(problemOf(() -> asRoot(Sudo.PASSWORD, person, program)))
                    .isEqualTo(new Problem.SudoRefused("here", "somebody", Reason.WRONG_PASSWORD));
            assertThat(program.given()).isEqualTo("guess\n");
            assertThat(person.asked).containsSubsequence("sudo", "sudo wrong");
        }

        @Test
        void itIsAskedForOnceHoweverManyNeedIt() throws Exception {
            Person person = new Person().sudo("let me in");
            FakeSudo program = new FakeSudo(folder, "password");
            List<String> answers = Collections.synchronizedList(new ArrayList<>());
            try (Remote remote = remote(Sudo.PASSWORD, person, program.path())) {
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    threads.add(Thread.startVirtualThread(() ->
                            answers.add(remote.run(Command.of("echo", "x").asRoot(true)).text())));
                }
                for (Thread thread : threads) {
                    thread.join();
                }
            }
            assertThat(answers).hasSize(5).containsOnly("x\n");
            assertThat(person.asked.stream().filter("sudo"::equals)).hasSize(1);
        }

        @Test
        void aWrongPasswordIsOneAttemptHoweverManyNeedIt() throws Exception {
            Person person = new Person().sudo("guess");
            FakeSudo program = new FakeSudo(folder, "password");
            List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
            try (Remote remote = remote(Sudo.PASSWORD, person, program.path())) {
                CountDownLatch together = new CountDownLatch(1);
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    threads.add(Thread.startVirtualThread(() -> problems.add(problemOf(() -> {
                        together.await();
                        remote.run(Command.of("echo", "x").asRoot(true));
                    }))));
                }
                together.countDown();
                for (Thread thread : threads) {
                    thread.join();
                }
            }
            assertThat(problems).hasSize(3).hasOnlyElementsOfType(Problem.SudoRefused.class);
            assertThat(person.asked.stream().filter("sudo"::equals).count())
                    .isEqualTo(program.given().lines().count());
        }

        @Test
        @DisplayName("a password with a line's end or too long for sudo is not sent at all")
        void notEvenPartly() throws IOException {
            for (String odd : List.of("let me in\nrm -rf /", "x".repeat(256))) {
                FakeSudo program = new FakeSudo(folder, "password");
                assertThat(problemOf(() -> asRoot(Sudo.PASSWORD, new Person().sudo(odd), program)))
                        .isInstanceOf(Problem.SudoRefused.class);
                assertThat(program.given()).isEmpty();
            }
        }

        @Test
        void eachRefusalIsToldApart() throws IOException {
            assertThat(refusal(Sudo.NONE, new Person(), "nopasswd")).isEqualTo(Reason.SWITCHED_OFF);
            assertThat(refusal(Sudo.NOPASSWD, new Person(), "password")).isEqualTo(Reason.PASSWORD_NEEDED);
            assertThat(refusal(Sudo.PASSWORD, new Person(), "password")).isEqualTo(Reason.PASSWORD_NEEDED);
            assertThat(refusal(Sudo.PASSWORD, new Person(), "notallowed")).isEqualTo(Reason.NOT_ALLOWED);
            assertThat(refusal(Sudo.NOPASSWD, new Person(), "requiretty")).isEqualTo(Reason.NEEDS_TERMINAL);
            assertThat(refusal(Sudo.NOPASSWD, new Person(), "closed")).isEqualTo(Reason.OTHER);
        }

        @Test
        void withoutSudoItSaysSo() throws IOException {
            Path bare = folder.resolve("bare");
            Files.createDirectories(bare);
            for (String tool : List.of("env", "sh", "base64")) {
                Path script = Files.writeString(bare.resolve(tool), "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
                assertThat(script.toFile().setExecutable(true)).isTrue();
            }
            try (Remote remote = remote(Sudo.NOPASSWD, Questions.unanswered(), bare.toString())) {
                assertThat(problemOf(() -> remote.run(Command.of("id").asRoot(true))))
                        .isEqualTo(new Problem.SudoRefused("here", "somebody", Reason.NOT_INSTALLED));
            }
        }

        @Test
        void followingAsRootHandsOnOnlyTheCommandsLines() throws Exception {
            FakeSudo program = new FakeSudo(folder, "password");
            List<String> lines = new ArrayList<>();
            try (Remote remote = remote(Sudo.PASSWORD, new Person().sudo("let me in"), program.path())) {
                var following = remote.stream(sh("echo a; echo b; echo c >&2").asRoot(true), lines::add);
                assertThat(following.ended().get(10, TimeUnit.SECONDS)).isZero();
                assertThat(lines).containsExactly("a", "b");
                assertThat(following.error()).isEqualTo("c\n");
            }
        }
    }

    @Nested
    class FilesThere {
        @Test
        void whatIsWrittenIsReadBackWithItsMode() throws IOException {
            Path file = folder.resolve("it's a file");
            byte[] content = {0, 1, '\n', (byte) 0xff, '\r'};
            try (Remote remote = remote()) {
                remote.write(file.toString(), content, 0640);
                assertThat(remote.read(file.toString(), 100)).isEqualTo(content);
            }
            assertThat(Files.getAttribute(file, "unix:mode")).isEqualTo(0100640);
            assertThat(folder).isDirectoryContaining("glob:**file").isDirectoryNotContaining("glob:**.hostkeeper*");
        }

        @Test
        void aModeThatForbidsWritingIsNoObstacle() throws IOException {
            Path file = folder.resolve("sealed");
            try (Remote remote = remote()) {
                remote.write(file.toString(), "x".getBytes(UTF_8), 0400);
            }
            assertThat(Files.getAttribute(file, "unix:mode")).isEqualTo(0100400);
            assertThat(file).hasContent("x");
        }

        @Test
        void aFileThatCannotBeReplacedIsLeftAsItWas() throws IOException {
            Path taken = Files.createDirectory(folder.resolve("taken"));
            try (Remote remote = remote()) {
                assertThat(problemOf(() -> remote.write(taken.toString(), "x".getBytes(UTF_8), 0644)))
                        .isInstanceOf(Problem.FileRefused.class);
                assertThat(problemOf(() -> remote.write(folder + "/no/such/folder", "x".getBytes(UTF_8), 0644)))
                        .isInstanceOf(Problem.FileRefused.class);
            }
            assertThat(folder.toFile().list()).containsExactly("taken");
        }

        @Test
        void aFullDiskIsSaidAndLeavesNothing() throws IOException {
            try (Remote remote = remote()) {
                assertThat(remote.run(sh("echo x > /dev/full")).ok()).isFalse();
                Problem problem = problemOf(() -> remote.write("/dev/full/x", "x".getBytes(UTF_8), 0644));
                assertThat(problem).isInstanceOf(Problem.FileRefused.class);
            }
        }

        @Test
        void aMissingFileAndAFolderAreToldApartAndASizeIsHeld() throws IOException {
            Files.writeString(folder.resolve("f"), "12345");
            try (Remote remote = remote()) {
                assertThat(problemOf(() -> remote.read(folder + "/nope", 9))).isInstanceOf(Problem.NotFound.class);
                assertThat(problemOf(() -> remote.read(folder.toString(), 9)))
                        .isEqualTo(new Problem.FileRefused("here", folder.toString(), "Is a directory"));
                assertThat(remote.read(folder + "/f", 5)).hasSize(5);
                assertThat(problemOf(() -> remote.read(folder + "/f", 4)))
                        .isEqualTo(new Problem.OutputTooLarge("here", folder + "/f", 4));
            }
        }

        @Test
        void anUploadArrivesWholeAndSaysHowFarItIs() throws IOException {
            byte[] content = new byte[5_000_000];
            new Random(2).nextBytes(content);
            Path source = Files.write(folder.resolve("source"), content);
            Watched progress = new Watched(Double.MAX_VALUE);
            try (Remote remote = remote()) {
                remote.upload(source, folder + "/target", 0600, progress);
            }
            assertThat(folder.resolve("target")).hasBinaryContent(content);
            assertThat(progress.fractions).isSorted().endsWith(1.0);
        }

        @Test
        void aCancelledUploadLeavesNothing() throws IOException {
            Path source = Files.write(folder.resolve("source"), new byte[20_000_000]);
            try (Remote remote = remote()) {
                assertThat(problemOf(() -> remote.upload(source, folder + "/target", 0600, new Watched(0.1))))
                        .isInstanceOf(Problem.Cancelled.class);
            }
            assertThat(folder.toFile().list()).containsExactly("source");
        }
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

    /** Notes the fractions, and is cancelled once one is beyond a bound. */
    private static final class Watched implements Progress {
        final List<Double> fractions = new ArrayList<>();
        private final double bound;

        Watched(double bound) {
            this.bound = bound;
        }

        @Override
        public void report(org.hostkeeper.words.Text what, double fraction) {
            fractions.add(fraction);
        }

        @Override
        public boolean cancelled() {
            return !fractions.isEmpty() && fractions.getLast() > bound;
        }

        @Override
        public void onCancel(Runnable action) {}
    }
}
