package org.hostkeeper.broker;

import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import org.hostkeeper.host.HostName;
import org.hostkeeper.secret.MemorySecrets;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.store.Store;

/** A console's store with one broker in it, for tests that speak with a real one. */
final class AtBroker implements AutoCloseable {
    final Store store = Store.inMemory();
    final MemorySecrets secrets = new MemorySecrets();
    final Access access = new Access(store.brokers(), secrets, new Random());
    final SavedBroker broker;

    AtBroker(String address, int port, Optional<String> user) {
        broker = new SavedBroker(
                new HostName("hall"),
                address,
                port,
                new Encryption.None(),
                user,
                "mm",
                Optional.empty(),
                Optional.empty());
        store.brokers().add(broker);
    }

    void knows(String password) {
        secrets.keep(broker.secretName(), Secret.of(password.toCharArray()));
    }

    RetainedWork retained() {
        return new RetainedWork(
                store.brokers(), store.clearedMessages(), access, diary());
    }

    Commands commands() {
        return new Commands(access, diary());
    }

    private BrokerDiary diary() {
        return new BrokerDiary(store.journal(), "op@desk", Clock.systemUTC());
    }

    @Override
    public void close() {
        store.close();
        secrets.close();
    }
}
