package org.hostkeeper.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
        return hall(address, 1883, new Encryption.None(), user);
    }

    private static SavedBroker hall(String address, int port, Encryption encryption, Optional<String> user) {
        return new SavedBroker(
                new HostName("hall"), address, port, encryption, user, "mm", Optional.empty(), Optional.empty());
    }

    private static SavedBroker hall() {
        return hall("10.0.0.1", Optional.of("console"));
    }

    private static LoginSecrets typed(String password) {
        return new LoginSecrets(Optional.of(Secret.of(password.toCharArray())), Optional.empty());
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
    @DisplayName("stays when it is to be removed and its password cannot be forgotten")
    void lockedAtRemove() {
        book.add(hall(), typed("one"));
        secrets.lock();
        fails(Problem.SecretsUnavailable.class, () -> book.remove(hall()));
        secrets.unlock();
        assertThat(store.brokers().all()).containsExactly(hall());
        assertThat(kept()).contains("one");
        book.remove(hall("10.0.0.1", Optional.empty()));
        assertThat(kept()).isEmpty();
        fails(Problem.NotFound.class, () -> book.remove(hall()));
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
    @DisplayName("keeps the password that it has when none is typed and the login is the same, and takes a new one over")
    void replaced() {
        book.add(hall(), typed("one"));
        SavedBroker other = new SavedBroker(
                hall().name(),
                hall().address(),
                hall().port(),
                hall().encryption(),
                hall().user(),
                "shop",
                Optional.of(URI.create("http://shop-1:8080")),
                Optional.of(new HostName("shop-1")));
        book.replace(other, LoginSecrets.none());
        assertThat(store.brokers().all()).containsExactly(other);
        assertThat(kept()).contains("one");
        book.replace(other, typed("two"));
        assertThat(kept()).contains("two");
        fails(Problem.NotFound.class, () -> new BrokerBook(Store.inMemory().brokers(), secrets).replace(other, typed("three")));
        assertThat(kept()).contains("two");
    }

    private static Stream<Arguments> elsewhere() {
        Encryption none = new Encryption.None();
        Optional<String> console = Optional.of("console");
        return Stream.of(
                arguments("another address", hall("10.0.0.2", 1883, none, console)),
                arguments("another port", hall("10.0.0.1", 1884, none, console)),
                arguments("another encryption", hall("10.0.0.1", 1883, new Encryption.SystemTrust(), console)),
                arguments("another user", hall("10.0.0.1", 1883, none, Optional.of("thief"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("elsewhere")
    @DisplayName("is not given the kept password for a login that it was not typed for")
    void moved(String what, SavedBroker moved) {
        book.add(hall(), typed("one"));
        fails(Problem.SecretNeeded.class, () -> book.replace(moved, LoginSecrets.none()));
        assertThat(store.brokers().all()).containsExactly(hall());
        assertThat(kept()).contains("one");
        fails(Problem.SecretNeeded.class, () -> new Access(store.brokers(), secrets, new Random(7)).to(moved));
        book.replace(moved, typed("two"));
        assertThat(store.brokers().all()).containsExactly(moved);
        assertThat(kept()).contains("two");
    }

    @Test
    @DisplayName("is given its new address with no password kept, before the new one is")
    void noWrongPair() {
        book.add(hall(), typed("one"));
        SavedBroker moved = hall("10.0.0.2", Optional.of("console"));
        List<Optional<String>> seen = new ArrayList<>();
        Brokers watched = new WatchedBrokers(store.brokers(), () -> seen.add(kept()));
        new BrokerBook(watched, secrets).replace(moved, typed("two"));
        assertThat(seen).containsExactly(Optional.empty());
        assertThat(kept()).contains("two");
    }

    @Test
    @DisplayName("is as it was, password and all, when its new row cannot be written")
    void moveFails() {
        book.add(hall(), typed("one"));
        AtomicInteger times = new AtomicInteger();
        Brokers full = new WatchedBrokers(store.brokers(), () -> {
            if (times.incrementAndGet() == 1) {
                throw new ProblemException(new Problem.Cancelled("planted"));
            }
        });
        fails(Problem.Cancelled.class, () ->
                new BrokerBook(full, secrets).replace(hall("10.0.0.2", Optional.of("console")), typed("two")));
        assertThat(store.brokers().all()).containsExactly(hall());
        assertThat(kept()).contains("one");
    }

    @Test
    @DisplayName("that gets no user any more loses its password")
    void noUser() {
        book.add(hall(), typed("one"));
        book.replace(hall("10.0.0.1", Optional.empty()), LoginSecrets.none());
        assertThat(kept()).isEmpty();
    }

    @Test
    @DisplayName("takes along a password that was left behind under its name, and gives none to a new one")
    void leftBehind() {
        secrets.keep("broker/hall", Secret.of("stray".toCharArray()));
        book.add(hall(), LoginSecrets.none());
        assertThat(kept()).isEmpty();
        SavedBroker open = hall("10.0.0.1", Optional.empty());
        book.replace(open, LoginSecrets.none());
        secrets.keep("broker/hall", Secret.of("stray".toCharArray()));
        book.remove(open);
        assertThat(kept()).isEmpty();
    }

    @Test
    @DisplayName("that needs no password is added and removed where secrets cannot be kept")
    void withoutSecrets() {
        secrets.lock();
        SavedBroker open = hall("10.0.0.1", Optional.empty());
        book.add(open, LoginSecrets.none());
        assertThat(store.brokers().all()).containsExactly(open);
        book.remove(open);
        assertThat(store.brokers().all()).isEmpty();
    }

    private static SavedBroker shown(String key) {
        Encryption encryption = new Encryption.SystemTrust(Optional.of(new ClientCertificate(Path.of("/me.pem"), Path.of(key))));
        return hall("10.0.0.1", 8883, encryption, Optional.empty());
    }

    private static LoginSecrets phrase(String passphrase) {
        return new LoginSecrets(Optional.empty(), Optional.of(Secret.of(passphrase.toCharArray())));
    }

    private Optional<String> keptPhrase() {
        return secrets.find("broker/hall/key").map(secret -> new String(secret.utf8(), StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("a key's passphrase is kept with the broker, stays while the key does, and goes with either")
    void passphrase() {
        book.add(shown("/me.key"), phrase("one"));
        assertThat(keptPhrase()).contains("one");
        book.replace(shown("/me.key"), LoginSecrets.none());
        assertThat(keptPhrase()).contains("one");
        book.replace(shown("/me.key"), phrase("two"));
        assertThat(keptPhrase()).contains("two");
        fails(Problem.NotFound.class, () -> new BrokerBook(Store.inMemory().brokers(), secrets).replace(shown("/me.key"), phrase("three")));
        assertThat(keptPhrase()).contains("two");
        book.replace(shown("/other.key"), LoginSecrets.none());
        assertThat(keptPhrase()).isEmpty();
        book.replace(shown("/other.key"), phrase("three"));
        book.remove(shown("/other.key"));
        assertThat(keptPhrase()).isEmpty();
    }

    @Test
    @DisplayName("a passphrase that cannot be kept leaves no broker behind")
    void passphraseUnkept() {
        secrets.lock();
        fails(Problem.SecretsUnavailable.class, () -> book.add(shown("/me.key"), phrase("one")));
        secrets.unlock();
        assertThat(store.brokers().all()).isEmpty();
    }
}
