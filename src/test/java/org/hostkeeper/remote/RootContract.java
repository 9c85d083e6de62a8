package org.hostkeeper.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hostkeeper.remote.Problems.problemOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.Problem.SudoRefused.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becoming root promises, whichever way it takes to the host. */
public abstract class RootContract extends RemoteFixture {
    protected RootContract(Way way) {
        super(way);
    }

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
