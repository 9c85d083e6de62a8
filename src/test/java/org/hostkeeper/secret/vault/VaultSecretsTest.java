package org.hostkeeper.secret.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.secret.VaultPassphrase;
import org.hostkeeper.secret.VaultPassphrase.Purpose;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The vault")
class VaultSecretsTest {
    /** As little work as Argon2 allows: these tests are not about its cost. */
    private static final VaultCost CHEAP = new VaultCost(8, 1, 1);

    @TempDir
    Path temp;

    private Path file;

    @BeforeEach
    void name() {
        file = temp.resolve("home").resolve("secrets.vault");
    }

    @Test
    @DisplayName("keeps secrets for the next start, for its user alone, and asks once")
    void keeps() throws IOException {
        FakePerson chooser = new FakePerson("Sesam");
        try (VaultSecrets vault = vault(chooser)) {
            keep(vault, "sudo/pump", "geheim-Ключ");
            keep(vault, "sudo/gate", "другое");
            keep(vault, "sudo/gate", "neu");
            vault.forget("sudo/nobody");
        }
        FakePerson opener = new FakePerson("Sesam");
        try (VaultSecrets vault = vault(opener)) {
            assertThat(found(vault, "sudo/pump")).contains("geheim-Ключ");
            assertThat(found(vault, "sudo/gate")).contains("neu");
            vault.forget("sudo/gate");
            assertThat(found(vault, "sudo/gate")).isEmpty();
            assertThat(found(vault, "sudo/pump")).contains("geheim-Ключ");
        }

        assertThat(chooser.asked()).containsExactly(Purpose.CHOOSE);
        assertThat(opener.asked()).containsExactly(Purpose.OPEN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    @DisplayName("never writes a secret, its name or the passphrase plainly")
    void neverPlain() throws IOException {
        try (VaultSecrets vault = vault(new FakePerson("Sesam-öffne-dich"))) {
            keep(vault, "sudo/pump", "geheim-geheim");
        }

        try (Stream<Path> all = Files.walk(temp)) {
            assertThat(all.filter(Files::isRegularFile).toList()).isNotEmpty().allSatisfy(path -> assertThat(
                            Files.readString(path, StandardCharsets.ISO_8859_1))
                    .doesNotContain("geheim")
                    .doesNotContain("sudo")
                    .doesNotContain("Sesam"));
        }
    }

    @Test
    @DisplayName("asks nobody where there is none yet and nothing is kept")
    void asksNobody() {
        FakePerson person = new FakePerson();
        try (VaultSecrets vault = vault(person)) {
            assertThat(vault.find("sudo/pump")).isEmpty();
            vault.forget("sudo/pump");
        }
        assertThat(person.asked()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("is opened by a usual file's cost in reasonable time")
    void usualCost() {
        try (VaultSecrets vault =
                new VaultSecrets(file, new FakePerson("Sesam"))) {
            keep(vault, "a", "b");
        }
        try (VaultSecrets vault = vault(new FakePerson("Sesam"))) {
            assertThat(found(vault, "a")).as("the cost in the file counts, not the one of today").contains("b");
        }
    }

    @Nested
    @DisplayName("tells")
    class Tells {
        @BeforeEach
        void make() {
            try (VaultSecrets vault = vault(new FakePerson("Sesam"))) {
                keep(vault, "sudo/pump", "geheim");
            }
        }

        @Test
        @DisplayName("a wrong passphrase after three tries, and stays as it is")
        void wrongPassphrase() throws IOException {
            byte[] before = Files.readAllBytes(file);
            FakePerson person = new FakePerson("Simsalabim", "sesam", "");

            assertThat(problemOf(() -> vault(person).find("sudo/pump"))).isEqualTo(unavailable("wrong"));

            assertThat(person.asked()).containsExactly(Purpose.OPEN, Purpose.OPEN_AGAIN, Purpose.OPEN_AGAIN);
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        }

        @Test
        @DisplayName("nothing when the second try is right")
        void secondTry() {
            FakePerson person = new FakePerson("Simsalabim", "Sesam");

            assertThat(found(vault(person), "sudo/pump")).contains("geheim");
        }

        @Test
        @DisplayName("a refusal, and does not ask again")
        void refusal() {
            FakePerson person = new FakePerson();
            VaultSecrets vault = vault(person);

            assertThat(problemOf(() -> vault.find("sudo/pump"))).isEqualTo(unavailable("refused"));
            assertThat(problemOf(() -> keep(vault, "sudo/pump", "x"))).isEqualTo(unavailable("refused"));
            assertThat(person.asked()).containsExactly(Purpose.OPEN);
        }

        @Test
        @DisplayName("damage, which is not a wrong passphrase, and asks nobody")
        void damage() throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 4;
            Files.write(file, bytes);
            FakePerson person = new FakePerson("Sesam");

            assertThat(problemOf(() -> vault(person).find("sudo/pump"))).isEqualTo(unavailable("damaged"));
            assertThat(problemOf(() -> keep(vault(person), "sudo/pump", "x"))).isEqualTo(unavailable("damaged"));
            assertThat(person.asked()).isEmpty();
            assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        }

        @Test
        @DisplayName("that a file has no content")
        void empty() throws IOException {
            Files.write(file, new byte[0]);

            assertThat(problemOf(() -> vault(new FakePerson("Sesam")).find("sudo/pump")))
                    .isEqualTo(unavailable("damaged"));
        }

        @Test
        @DisplayName("that a folder stands in its place")
        void folder() throws IOException {
            Files.delete(file);
            Files.createDirectory(file);

            assertThat(problemOf(() -> vault(new FakePerson("Sesam")).find("sudo/pump")))
                    .isInstanceOf(Problem.SecretsUnavailable.class);
        }

        @Test
        @DisplayName("that an empty passphrase is none")
        void emptyPassphrase() throws IOException {
            Files.delete(file);

            assertThat(problemOf(() -> keep(vault(new FakePerson("")), "a", "b")))
                    .isInstanceOf(Problem.InvalidInput.class);
            assertThat(file).doesNotExist();
        }

        private Problem unavailable(String key) {
            return new Problem.SecretsUnavailable(file.toString(), Text.of("secret.vault", key));
        }
    }

    @Test
    @DisplayName("changes its passphrase: the new one opens everything, the old one nothing")
    void changesPassphrase() {
        try (VaultSecrets vault = vault(new FakePerson("alt", "neu"))) {
            keep(vault, "sudo/pump", "geheim");
            vault.changePassphrase();
            assertThat(found(vault, "sudo/pump")).contains("geheim");
        }

        assertThat(found(vault(new FakePerson("neu")), "sudo/pump")).contains("geheim");
        assertThat(problemOf(() -> vault(new FakePerson("alt")).find("sudo/pump")))
                .isInstanceOf(Problem.SecretsUnavailable.class);
    }

    @Test
    @DisplayName("asks again when another console changed the passphrase, and loses neither's secrets")
    void otherConsoleChangedIt() {
        FakePerson here = new FakePerson("alt", "neu");
        try (VaultSecrets vault = vault(here);
                VaultSecrets other = vault(new FakePerson("alt", "neu"))) {
            keep(vault, "a", "1");
            keep(other, "b", "2");
            other.changePassphrase();
            keep(vault, "c", "3");

            assertThat(List.of(found(other, "a"), found(other, "b"), found(other, "c")))
                    .containsExactly(Optional.of("1"), Optional.of("2"), Optional.of("3"));
        }
        assertThat(here.asked()).containsExactly(Purpose.CHOOSE, Purpose.OPEN);
    }

    @Test
    @DisplayName("loses nothing when many write at once, and is wholly old or wholly new for who reads meanwhile")
    void manyAtOnce() throws Exception {
        keep(vault(new FakePerson("Sesam")), "first", "0");
        AtomicBoolean writing = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> reader = threads.submit(() -> {
                int reads = 0;
                VaultProblems problems = new VaultProblems(file);
                while (writing.get() || reads == 0) {
                    SealedVault.read(Files.readAllBytes(file), problems);
                    reads++;
                }
                return reads;
            });
            CompletableFuture<?>[] writers = Stream.of("a", "b", "c")
                    .map(console -> CompletableFuture.runAsync(() -> writeTwenty(console), threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(writers).join();
            writing.set(false);
            assertThat(reader.get()).isPositive();
        }
        VaultSecrets vault = vault(new FakePerson("Sesam"));
        for (String console : List.of("a", "b", "c")) {
            for (int i = 0; i < 20; i++) {
                assertThat(found(vault, console + i)).contains(console);
            }
        }
    }

    @Test
    @DisplayName("keeps the old contents when the new ones cannot be written")
    void cannotWrite() throws IOException {
        keep(vault(new FakePerson("Sesam")), "a", "1");
        Path folder = temp.resolve("home");
        Path elsewhere = temp.resolve("elsewhere");
        // the disk goes away between what was read and what is to be written: while the new contents are sealed
        SecureRandom unplugging = new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                super.nextBytes(bytes);
                move(folder, elsewhere);
            }
        };

        VaultSecrets vault = new VaultSecrets(file, new FakePerson("Sesam"), CHEAP, unplugging);
        assertThat(problemOf(() -> keep(vault, "a", "2"))).isInstanceOf(Problem.SecretsUnavailable.class);

        move(elsewhere, folder);
        assertThat(found(vault(new FakePerson("Sesam")), "a")).contains("1");
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeTwenty(String console) {
        try (VaultSecrets vault = vault(new FakePerson("Sesam"))) {
            for (int i = 0; i < 20; i++) {
                keep(vault, console + i, console);
            }
        }
    }

    private VaultSecrets vault(VaultPassphrase person) {
        return new VaultSecrets(file, person, CHEAP, new SecureRandom());
    }

    private static void keep(VaultSecrets vault, String name, String value) {
        try (Secret secret = Secret.of(value.toCharArray())) {
            vault.keep(name, secret);
        }
    }

    private static Optional<String> found(VaultSecrets vault, String name) {
        return vault.find(name).map(secret -> {
            try (secret) {
                return new String(secret.utf8(), StandardCharsets.UTF_8);
            }
        });
    }

    private static Problem problemOf(ThrowingCallable work) {
        return catchThrowableOfType(ProblemException.class, work).problem();
    }
}
