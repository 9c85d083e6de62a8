package org.hostkeeper.secret.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.secret.keyring.KeyringSecrets.Patience;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Secrets in a keyring")
@Timeout(20)
class KeyringSecretsTest {
    private static final Patience SHORT = new Patience(Duration.ofMillis(50), Duration.ofMillis(50));
    private static final Patience LONG = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(10));

    @Test
    @DisplayName("touch nothing before the first use")
    void lazy() {
        Fake fake = new Fake();
        try (KeyringSecrets keyring = new KeyringSecrets(fake, LONG)) {
            assertThat(keyring.where()).isEqualTo("the desktop keyring");
            assertThat(fake.touched).hasValue(0);
        }
    }

    @Test
    @DisplayName("are kept, found and forgotten")
    void works() {
        try (KeyringSecrets keyring = new KeyringSecrets(new Fake(), LONG);
                Secret secret = Secret.of("geheim".toCharArray())) {
            keyring.keep("a", secret);
            assertThat(keyring.find("a").map(Secret::utf8)).contains(secret.utf8());
            keyring.forget("a");
            assertThat(keyring.find("a")).isEmpty();
        }
    }

    @Test
    @DisplayName("are given up when the keyring hangs, and it is not asked a second time")
    void hanging() {
        CountDownLatch never = new CountDownLatch(1);
        Fake fake = new Fake() {
            @Override
            public Optional<Secret> find(String account) {
                super.touched.incrementAndGet();
                hang(never);
                return Optional.empty();
            }
        };
        try (KeyringSecrets keyring = new KeyringSecrets(fake, SHORT)) {
            assertThat(problemOf(keyring)).isEqualTo(unavailable(Text.of("secret.keyring", "silent")));
            int touched = fake.touched.get();
            assertThat(problemOf(keyring)).isEqualTo(unavailable(Text.of("secret.keyring", "silent")));
            assertThat(fake.touched).hasValue(touched);
        } finally {
            never.countDown();
        }
    }

    @Test
    @DisplayName("are unavailable in the keyring's own words when there is none")
    void none() {
        Text words = Text.of("secret.keyring", "none");
        try (KeyringSecrets keyring = new KeyringSecrets(
                new Fake() {
                    @Override
                    public void knock() throws KeyringFailure {
                        throw new KeyringFailure(words);
                    }
                },
                LONG)) {
            assertThat(problemOf(keyring)).isEqualTo(unavailable(words));
        }
    }

    @Test
    @DisplayName("are unavailable when the library does not even link")
    void linkError() {
        try (KeyringSecrets keyring = new KeyringSecrets(
                new Fake() {
                    @Override
                    public void knock() {
                        throw new UnsatisfiedLinkError("libsecret");
                    }
                },
                LONG)) {
            assertThat(problemOf(keyring)).isInstanceOf(Problem.SecretsUnavailable.class);
        }
    }

    private static Problem unavailable(Text why) {
        return new Problem.SecretsUnavailable("the desktop keyring", why);
    }

    private static Problem problemOf(KeyringSecrets keyring) {
        return catchThrowableOfType(ProblemException.class, () -> keyring.find("a")).problem();
    }

    /** As a library that does not care for interrupts. */
    private static void hang(CountDownLatch never) {
        boolean over = false;
        while (!over) {
            try {
                never.await();
                over = true;
            } catch (InterruptedException ignored) {
                over = false;
            }
        }
    }

    /** A keyring in memory that counts how often it is touched. */
    private static class Fake implements DesktopKeyring {
        private final AtomicInteger touched = new AtomicInteger();
        private final Map<String, Secret> secrets = new HashMap<>();

        @Override
        public void knock() throws KeyringFailure {
            touched.incrementAndGet();
        }

        @Override
        public Optional<Secret> find(String account) throws KeyringFailure {
            touched.incrementAndGet();
            return Optional.ofNullable(secrets.get(account)).map(Secret::copy);
        }

        @Override
        public void keep(String account, Secret secret) {
            touched.incrementAndGet();
            secrets.put(account, secret.copy());
        }

        @Override
        public void forget(String account) {
            touched.incrementAndGet();
            secrets.remove(account);
        }

        @Override
        public void close() {}
    }
}
