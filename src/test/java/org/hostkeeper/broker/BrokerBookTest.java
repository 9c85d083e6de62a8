package org.hostkeeper.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A broker that is written down with its password")
class BrokerBookTest {
    private final Store store = Store.inMemory();
    private final WatchedSecrets secrets = new WatchedSecrets();
    private final BrokerBook book = new BrokerBook(store.brokers(), secrets);

    @AfterEach
    void close() {
        secrets.close();
        store.close();
    }

    private static SavedBroker hall(String address, Optional<String> user) {
        return new SavedBroker(
                new HostName("hall"), address, 1883, new Encryption.None(), user, "mm", Optional.empty(), Optional.empty());
    }

    private static SavedBroker hall() {
        return hall("10.0.0.1", Optional.of("console"));
    }

    private static Optional<Secret> typed(String password) {
        return Optional.of(Secret.of(password.toCharArray()));
    }

    private Optional<String> kept() {
        return secrets.find("broker/hall").map(secret -> new String(secret.utf8(), StandardCharsets.UTF_8));
    }

    private static void fails(Class<? extends Problem> why, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(why));
    }

    @Test
    @DisplayName("is found with it, and leaves nothing behind when it is removed")
    void thereAndGone() {
        book.add(hall(), typed("one"));
        assertThat(store.brokers().all()).containsExactly(hall());
        assertThat(kept()).contains("one");
        book.remove(hall());
        assertThat(store.brokers().all()).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    @DisplayName("under a name that another one has is refused, and the other's password is as it was")
    void sameName() {
        book.add(hall(), typed("one"));
        fails(Problem.AlreadyThere.class, () -> book.add(hall("10.0.0.2", Optional.of("thief")), typed("two")));
        assertThat(store.brokers().all()).containsExactly(hall());
        assertThat(kept()).contains("one");
    }

    @Test
    @DisplayName("is not written down when its password cannot be kept")
    void locked() {
        secrets.lock();
        fails(Problem.SecretsUnavailable.class, () -> book.add(hall(), typed("one")));
        assertThat(store.brokers().all()).isEmpty();
    }

    @Test
    @DisplayName("is as it was when the new password cannot be kept, so that the old one does not go to a new address")
    void lockedAtReplace() {
        book.add(hall(), typed("one"));
        secrets.lock();
        fails(Problem.SecretsUnavailable.class, () -> book.replace(hall("10.0.0.2", Optional.of("console")), typed("two")));
        secrets.unlock();
        assertThat(store.brokers().all()).containsExactly(hall());
        assertThat(kept()).contains("one");
    }

    @Test
    @DisplayName("keeps the password that it has when it is changed and none is typed, and takes a new one over")
    void replaced() {
        book.add(hall(), typed("one"));
        SavedBroker moved = hall("10.0.0.2", Optional.of("console"));
        book.replace(moved, Optional.empty());
        assertThat(store.brokers().all()).containsExactly(moved);
        assertThat(kept()).contains("one");
        book.replace(moved, typed("two"));
        assertThat(kept()).contains("two");
        fails(Problem.NotFound.class, () -> new BrokerBook(Store.inMemory().brokers(), secrets).replace(moved, typed("three")));
        assertThat(kept()).contains("two");
    }

    @Test
    @DisplayName("that gets no user any more loses its password")
    void noUser() {
        book.add(hall(), typed("one"));
        book.replace(hall("10.0.0.1", Optional.empty()), Optional.empty());
        assertThat(kept()).isEmpty();
    }

    @Test
    @DisplayName("takes along a password that was left behind under its name, and gives none to a new one")
    void leftBehind() {
        secrets.keep("broker/hall", Secret.of("stray".toCharArray()));
        book.add(hall(), Optional.empty());
        assertThat(kept()).isEmpty();
        SavedBroker open = hall("10.0.0.1", Optional.empty());
        book.replace(open, Optional.empty());
        secrets.keep("broker/hall", Secret.of("stray".toCharArray()));
        book.remove(open);
        assertThat(kept()).isEmpty();
    }

    @Test
    @DisplayName("that needs no password is added and removed where secrets cannot be kept")
    void withoutSecrets() {
        secrets.lock();
        SavedBroker open = hall("10.0.0.1", Optional.empty());
        book.add(open, Optional.empty());
        assertThat(store.brokers().all()).containsExactly(open);
        book.remove(open);
        assertThat(store.brokers().all()).isEmpty();
    }
}
