package org.hostkeeper.broker;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.HostName;

/** A list of brokers that tells when a row is about to be written over. */
record WatchedBrokers(Brokers brokers, Runnable replacing) implements Brokers {
    @Override
    public List<SavedBroker> all() {
        return brokers.all();
    }

    @Override
    public Optional<SavedBroker> find(HostName name) {
        return brokers.find(name);
    }

    @Override
    public void add(SavedBroker broker) {
        brokers.add(broker);
    }

    @Override
    public void replace(SavedBroker broker) {
        replacing.run();
        brokers.replace(broker);
    }

    @Override
    public void remove(HostName name) {
        brokers.remove(name);
    }
}
