package org.hostkeeper.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The place for secrets")
class SecretStoresTest {
    private static final Problem LOCKED = new Problem.SecretsUnavailable("keyring", Text.literal("it is locked"));
    private static final Problem REFUSED = new Problem.SecretsUnavailable("vault", Text.literal("refused"));

    private final List<Problem> told = new ArrayList<>();

    @Test
    @DisplayName("is not touched when it is chosen")
    void lazy() {
        SecretStores.open(new Broken(new AssertionError("touched")), new Broken(new AssertionError("touched")), told::add);

        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("is the keyring if that works")
    void keyring() {
        MemorySecrets keyring = new MemorySecrets();
        Secrets secrets = SecretStores.open(keyring, new Broken(new AssertionError("touched")), told::add);

        keep(secrets, "a", "1");

        assertThat(found(keyring, "a")).contains("1");
        assertThat(found(secrets, "a")).contains("1");
        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("is the vault if the keyring is locked, which is told once")
    void vault() {
        MemorySecrets vault = new MemorySecrets();
        Secrets secrets = SecretStores.open(new Broken(new ProblemException(LOCKED)), vault, told::add);

        keep(secrets, "a", "1");
        assertThat(found(secrets, "a")).contains("1");
        secrets.forget("a");

        assertThat(found(vault, "a")).isEmpty();
        assertThat(told).containsExactly(LOCKED);
    }

    @Test
    @DisplayName("is memory if neither works, and that is told")
    void memory() {
        Secrets secrets = SecretStores.open(
                new Broken(new ProblemException(LOCKED)), new Broken(new ProblemException(REFUSED)), told::add);

        assertThat(secrets.find("a")).isEmpty();
        keep(secrets, "a", "1");

        assertThat(found(secrets, "a")).contains("1");
        assertThat(secrets.where()).startsWith("memory");
        assertThat(told)
                .containsExactly(
                        LOCKED,
                        REFUSED,
                        new Problem.Refused(Text.of("secret", "keeping"), Text.of("secret", "keeping.memory")));
    }

    @Test
    @DisplayName("does not hide other problems by going elsewhere")
    void otherProblems() {
        Problem invalid = new Problem.InvalidInput(Text.literal("Passphrase"), "", Text.literal("not empty"));
        Secrets secrets =
                SecretStores.open(new Broken(new ProblemException(invalid)), new MemorySecrets(), told::add);

        assertThatThrownBy(() -> keep(secrets, "a", "1"))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                        .isEqualTo(invalid));
        assertThat(told).isEmpty();
    }

    private static void keep(Secrets secrets, String name, String value) {
        try (Secret secret = Secret.of(value.toCharArray())) {
            secrets.keep(name, secret);
        }
    }

    private static Optional<String> found(Secrets secrets, String name) {
        return secrets.find(name).map(s -> new String(s.utf8(), StandardCharsets.UTF_8));
    }

    /** A place that only throws; unchecked throwables only. */
    private record Broken(Throwable thrown) implements Secrets {
        @Override
        public Optional<Secret> find(String name) {
            throw failure();
        }

        @Override
        public void keep(String name, Secret secret) {
            throw failure();
        }

        @Override
        public void forget(String name) {
            throw failure();
        }

        @Override
        public String where() {
            return "broken";
        }

        private RuntimeException failure() {
            if (thrown instanceof Error error) {
                throw error;
            }
            return (RuntimeException) thrown;
        }
    }
}
