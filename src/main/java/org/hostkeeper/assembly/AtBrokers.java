package org.hostkeeper.assembly;

import java.util.Optional;
import java.util.function.Supplier;
import org.hostkeeper.broker.Access;
import org.hostkeeper.broker.BrokerBook;
import org.hostkeeper.broker.BrokerDiary;
import org.hostkeeper.broker.Commands;
import org.hostkeeper.broker.RestStates;
import org.hostkeeper.broker.RetainedWork;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.broker.StateReading;
import org.hostkeeper.fleet.Fleet;

/** What the house has for brokers, wired. */
public record AtBrokers(Ports ports, Supplier<Fleet> fleet) {
    /** How one gets into them. */
    public Access access() {
        return new Access(ports.brokers(), ports.secrets(), ports.random());
    }

    /** Writes them down, with their passwords. */
    public BrokerBook book() {
        return new BrokerBook(ports.brokers(), ports.secrets());
    }

    /** Clears what they keep, and puts it back. */
    public RetainedWork retained() {
        return new RetainedWork(ports.brokers(), ports.cleared(), access(), diary());
    }

    /** Sends commands to modules by way of them. */
    public Commands commands() {
        return new Commands(access(), diary());
    }

    private BrokerDiary diary() {
        return new BrokerDiary(ports.journal(), ports.console(), ports.clock());
    }

    /** How the modules behind one are where no agent publishes it; empty if no other way is known. */
    public Optional<StateReading> statesBeside(SavedBroker broker) {
        return broker.rest()
                .<StateReading>map(rest -> new RestStates(rest, ports.clock()))
                .or(() -> broker.host().map(host -> new HostStates(fleet.get(), host, ports.clock())));
    }
}
