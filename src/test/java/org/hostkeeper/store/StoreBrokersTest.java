package org.hostkeeper.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.hostkeeper.broker.ClearedMessages;
import org.hostkeeper.broker.ClientCertificate;
import org.hostkeeper.broker.Encryption;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Brokers in the store")
class StoreBrokersTest {
    private final Store store = Store.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    private static SavedBroker plain(String name) {
        return new SavedBroker(
                new HostName(name), "localhost", 1883, new Encryption.None(), Optional.empty(), "mm", Optional.empty(), Optional.empty());
    }

    @Test
    @DisplayName("come back with every part, by name")
    void everyPart() {
        SavedBroker full = new SavedBroker(
                new HostName("hall"),
                "2001:db8::7",
                8883,
                new Encryption.Authority(
                        Path.of("/etc/ca pem"), Optional.of(new ClientCertificate(Path.of("/home/я/me.pem"), Path.of("/home/я/me key")))),
                Optional.of("вахта"),
                "shop/module_manager",
                Optional.of(URI.create("http://shop-1:8080")),
                Optional.of(new HostName("shop-1")));
        store.brokers().add(full);
        store.brokers().add(plain("a"));
        assertThat(store.brokers().all()).containsExactly(plain("a"), full);

        SavedBroker other = new SavedBroker(
                full.name(), "b", 1, new Encryption.SystemTrust(), Optional.empty(), "p", Optional.empty(), Optional.empty());
        store.brokers().replace(other);
        assertThat(store.brokers().find(full.name())).contains(other);
        SavedBroker shown = new SavedBroker(
                full.name(), "b", 1, new Encryption.SystemTrust(Optional.of(new ClientCertificate(Path.of("/c"), Path.of("/k")))),
                Optional.empty(), "p", Optional.empty(), Optional.empty());
        store.brokers().replace(shown);
        assertThat(store.brokers().find(full.name())).contains(shown);
        store.brokers().remove(full.name());
        assertThat(store.brokers().find(full.name())).isEmpty();
    }

    @Test
    @DisplayName("are there once, and what is not there is neither replaced nor removed")
    void once() {
        store.brokers().add(plain("a"));
        assertProblem(() -> store.brokers().add(plain("a")), Problem.AlreadyThere.class);
        assertProblem(() -> store.brokers().replace(plain("b")), Problem.NotFound.class);
        assertProblem(() -> store.brokers().remove(new HostName("b")), Problem.NotFound.class);
    }

    private static void assertProblem(org.assertj.core.api.ThrowableAssert.ThrowingCallable doing, Class<?> problem) {
        assertThatThrownBy(doing).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(problem));
    }

    @Test
    @DisplayName("have their cleared messages kept to the byte, until they are old")
    void cleared() {
        PlanId plan = new PlanId("20260501-120000-abcd");
        byte[] payload = {0, 1, -1, 10};
        Instant at = Instant.parse("2026-05-01T12:00:00Z");
        store.clearedMessages().keep(new ClearedMessages.Cleared(plan, new HostName("a"), "x/y", payload, 1, at));

        store.clearedMessages().forgetBefore(at);
        assertThat(store.clearedMessages().find(plan)).get().satisfies(kept -> {
            assertThat(kept.payload()).isEqualTo(payload);
            assertThat(kept.topic()).isEqualTo("x/y");
            assertThat(kept.at()).isEqualTo(at);
        });
        store.clearedMessages().forgetBefore(at.plusSeconds(1));
        assertThat(store.clearedMessages().find(plan)).isEmpty();
    }
}
