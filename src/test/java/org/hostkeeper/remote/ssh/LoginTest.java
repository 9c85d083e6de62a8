package org.hostkeeper.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hostkeeper.remote.Problems.problemOf;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.PromptEntry;
import org.apache.sshd.server.session.ServerSession;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Person;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets in, with what, in which order it is offered, and what is said when nothing fits. */
class LoginTest {
    @TempDir
    Path home;

    private TestServer server;
    private Optional<String> agent = Optional.empty();

    LoginTest() throws Exception {
        server = new TestServer();
    }

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(home.resolve(".ssh"));
        server.started();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private String login(Endpoint endpoint, Questions questions) {
        SshSettings settings =
                new SshSettings(home, agent, Duration.ofSeconds(30), Duration.ofSeconds(15), 8);
        try (Remote remote = new SshConnector(HostKeys.inMemory(), questions, _ -> Optional.empty(), settings)
                .connect(TestServer.host("here", endpoint, Sudo.NONE))) {
            return remote.run(Command.of("echo", "in")).text();
        }
    }

    private String login(Questions questions) {
        return login(server.endpoint(), questions);
    }

    private static KeyPair generate(int kind, int size) throws JSchException {
        return KeyPair.genKeyPair(new JSch(), kind, size);
    }

    private Path keyFile(String name, KeyPair key, String form, String passphrase) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] secret = passphrase.isEmpty() ? null : passphrase.getBytes(StandardCharsets.UTF_8);
        if (form.equals("OPENSSH")) {
            key.writeOpenSSHv1PrivateKey(out, secret);
        } else if (secret == null) {
            key.writePrivateKey(out);
        } else {
            key.writePrivateKey(out, secret);
        }
        return Files.write(home.resolve(".ssh").resolve(name), out.toByteArray());
    }

    @Nested
    class WithAPassword {
        @Test
        void theRightOneGetsIn() {
            server.acceptingPassword("somebody", "geheim ü");
            assertThat(login(new Person().password("geheim ü"))).isEqualTo("in\n");
        }

        @Test
        void aWrongOneIsTriedOnceAndNamed() {
            server.acceptingPassword("somebody", "geheim");
            Person person = new Person().password("wrong");
            assertThat(problemOf(() -> login(person)))
                    .isEqualTo(new Problem.AccessDenied("here", "somebody", "password"));
            assertThat(server.passwordsTried).hasValue(1);
            assertThat(person.asked).endsWith("password wrong");
        }

        @Test
        void nobodyToAskIsSaidToo() {
            assertThat(problemOf(() -> login(new Person()))).isEqualTo(new Problem.AccessDenied("here", "somebody", "–"));
        }
    }

    @Nested
    class KeyboardInteractive {
        private void asking(List<String> prompts, List<String> right) {
            server.sshd.setKeyboardInteractiveAuthenticator(new KeyboardInteractiveAuthenticator() {
                @Override
                public InteractiveChallenge generateChallenge(ServerSession s, String user, String l, String m) {
                    InteractiveChallenge challenge = new InteractiveChallenge();
                    challenge.setInteractionInstruction("Say who you are");
                    prompts.forEach(p -> challenge.addPrompt(new PromptEntry(p, p.startsWith("Name"))));
                    return challenge;
                }

                @Override
                public boolean authenticate(ServerSession s, String user, List<String> given) {
                    return given.equals(right);
                }
            });
        }

        @Test
        void eachPromptIsAskedWithWhatMayBeSeen() {
            asking(List.of("Name: ", "Token: "), List.of("me", "123456"));
            Person person = new Person().answers("me", "123456");
            assertThat(login(person)).isEqualTo("in\n");
            assertThat(person.asked).contains("answers [Name: , Token: ] [true, false]");
        }

        @Test
        void aQuestionForThePasswordIsAnsweredWithThePassword() {
            asking(List.of("Password: "), List.of("geheim"));
            Person person = new Person().password("geheim");
            assertThat(login(person)).isEqualTo("in\n");
            assertThat(person.asked).contains("password").noneMatch(q -> q.startsWith("answers"));
        }

        @Test
        void wrongAnswersAreNamed() {
            asking(List.of("Token: "), List.of("123456"));
            assertThat(problemOf(() -> login(new Person().answers("654321"))))
                    .isEqualTo(new Problem.AccessDenied("here", "somebody", "keyboard-interactive"));
        }
    }

    @Nested
    class WithAKey {
        @ParameterizedTest
        @CsvSource({
            "5, 256, OPENSSH, ''",
            "5, 256, OPENSSH, pass phrase",
            "3, 256, OPENSSH, ''",
            "3, 256, PEM, ''",
            "3, 384, PEM, pass phrase",
            "3, 521, OPENSSH, pass phrase",
            "2, 2048, OPENSSH, ''",
            "2, 2048, PEM, ''",
            "2, 2048, PEM, pass phrase",
            "2, 3072, OPENSSH, pass phrase"
        })
        void everyKindAndFormGetsIn(int kind, int size, String form, String passphrase) throws Exception {
            KeyPair key = generate(kind, size);
            server.accepting(key);
            Path file = keyFile("mine", key, form, passphrase);
            Person person = new Person().passphrase(passphrase);
            assertThat(login(server.endpoint().withIdentities(List.of(file)), person)).isEqualTo("in\n");
            assertThat(person.asked.contains("passphrase")).isEqualTo(!passphrase.isEmpty());
        }

        @Test
        void theUsualFilesAreOfferedWhereNoneIsNamed() throws Exception {
            KeyPair key = generate(KeyPair.ECDSA, 256);
            server.accepting(key);
            keyFile("id_ecdsa", key, "OPENSSH", "");
            assertThat(login(new Person())).isEqualTo("in\n");
        }

        @Test
        void aPassphraseIsAskedOnlyForAKeyThatTheHostWouldTake() throws Exception {
            KeyPair wanted = generate(KeyPair.ED25519, 256);
            server.accepting(wanted);
            keyFile("id_rsa", generate(KeyPair.RSA, 2048), "OPENSSH", "other");
            keyFile("id_ed25519", wanted, "OPENSSH", "phrase");
            Person person = new Person().passphrase("phrase");
            assertThat(login(person)).isEqualTo("in\n");
            assertThat(person.asked.stream().filter("passphrase"::equals)).hasSize(1);
        }

        @Test
        void whatWasOfferedIsNamedWhenNothingFits() throws Exception {
            Path wrong = keyFile("wrong", generate(KeyPair.ED25519, 256), "OPENSSH", "");
            Path missing = home.resolve("missing");
            Path garbage = Files.writeString(home.resolve("garbage"), "no key at all");
            Endpoint endpoint = server.endpoint().withIdentities(List.of(wrong, missing, garbage));
            assertThat(problemOf(() -> login(endpoint, new Person())))
                    .isEqualTo(new Problem.AccessDenied(
                            "here",
                            "somebody",
                            missing + " (not readable), " + garbage + " (not a private key that is understood), "
                                    + wrong));
        }

        @Test
        void aWrongPassphraseIsNamed() throws Exception {
            KeyPair key = generate(KeyPair.ED25519, 256);
            server.accepting(key);
            Path file = keyFile("mine", key, "OPENSSH", "right");
            Person person = new Person().passphrase("wrong");
            assertThat(problemOf(() -> login(server.endpoint().withIdentities(List.of(file)), person)))
                    .isEqualTo(new Problem.AccessDenied(
                            "here", "somebody", file + ", " + file + " (wrong passphrase)"));
            assertThat(person.asked).contains("passphrase wrong");
        }
    }

    @Nested
    class WithAnAgent {
        private Process process;
        private KeyPair held;

        WithAnAgent() throws JSchException {
            held = generate(KeyPair.ED25519, 256);
        }

        @BeforeEach
        void startAgent() throws Exception {
            assumeThat(Path.of("/usr/bin/ssh-agent")).as("openssh-client is installed").exists();
            Path socket = home.resolve("agent");
            process = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                    .redirectErrorStream(true)
                    .start();
            org.awaitility.Awaitility.await().until(() -> Files.exists(socket));
            agent = Optional.of(socket.toString());
            add(keyFile("held", held, "OPENSSH", ""));
        }

        private void add(Path file) throws Exception {
            assertThat(file.toFile().setReadable(false, false) && file.toFile().setReadable(true, true)).isTrue();
            ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", file.toString());
            add.environment().put("SSH_AUTH_SOCK", agent.orElseThrow());
            assertThat(add.start().waitFor()).isZero();
            Files.delete(file);
        }

        @AfterEach
        void stopAgent() {
            Optional.ofNullable(process).ifPresent(Process::destroy);
        }

        @Test
        void itsKeysGetIn() {
            server.accepting(held);
            assertThat(login(new Person())).isEqualTo("in\n");
        }

        @Test
        void anRsaKeyOfItSignsWithSha2() throws Exception {
            KeyPair rsa = generate(KeyPair.RSA, 2048);
            add(keyFile("rsa", rsa, "OPENSSH", ""));
            server.accepting(rsa);
            assertThat(login(new Person())).isEqualTo("in\n");
        }

        @Test
        void itsOtherKeysAreHeldBackWhereOnlyNamedOnesMayBeOffered() throws Exception {
            KeyPair named = generate(KeyPair.ED25519, 256);
            server.accepting(named);
            Path file = keyFile("named", named, "OPENSSH", "");
            Endpoint plain = server.endpoint();
            Endpoint only = new Endpoint(
                    plain.user(), plain.address(), plain.port(), List.of(file), true, Optional.empty(), Optional.empty());
            assertThat(login(only, new Person())).isEqualTo("in\n");
            assertThat(server.offered).doesNotContain(new KeyBlob(held.getPublicKeyBlob()).fingerprint());
        }

        @Test
        void aKeyNamedByItsPublicFileIsOfferedFirst() throws Exception {
            KeyPair second = generate(KeyPair.ED25519, 256);
            add(keyFile("second", second, "OPENSSH", ""));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            second.writePublicKey(out, "me");
            Files.write(home.resolve(".ssh/second.pub"), out.toByteArray());
            server.accepting(second);
            Endpoint endpoint = server.endpoint().withIdentities(List.of(home.resolve(".ssh/second")));
            assertThat(login(endpoint, new Person())).isEqualTo("in\n");
            assertThat(server.offered.getFirst()).isEqualTo(new KeyBlob(second.getPublicKeyBlob()).fingerprint());
        }

        @Test
        void aHostsOwnAgentComesBeforeTheSessionsAndNoneSwitchesItOff() {
            server.accepting(held);
            String socket = agent.orElseThrow();
            agent = Optional.of("/no/such/agent");
            assertThat(login(withAgent(socket), new Person())).isEqualTo("in\n");
            agent = Optional.of(socket);
            assertThat(problemOf(() -> login(withAgent("none"), new Person())))
                    .isEqualTo(new Problem.AccessDenied("here", "somebody", "–"));
        }

        private Endpoint withAgent(String socket) {
            Endpoint plain = server.endpoint();
            return new Endpoint(
                    plain.user(), plain.address(), plain.port(), List.of(), false, Optional.of(socket), Optional.empty());
        }

        @Test
        void anAgentThatIsNotThereCostsNothingMore() {
            server.acceptingPassword("somebody", "geheim");
            agent = Optional.of("/no/such/agent");
            assertThat(login(new Person().password("geheim"))).isEqualTo("in\n");
        }
    }

    @Test
    void passwordsAreNotInTheProblem() {
        Problem problem = problemOf(() -> login(new Person().password("geheim").answers("token")));
        assertThat(Arrays.asList("geheim", "token")).noneMatch(problem.toString()::contains);
    }
}
