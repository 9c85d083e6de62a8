package org.hostkeeper.broker;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.HostName;

/** The port to the list of brokers. Every call sees what another console wrote before it; safe from any thread. */
public interface Brokers {
    /** All brokers by name. */
    List<SavedBroker> all();

    Optional<SavedBroker> find(HostName name);

    /** One of that name is a {@link org.hostkeeper.problem.Problem.AlreadyThere}. */
    void add(SavedBroker broker);

    /** Replaces the one of the same name; none is a {@link org.hostkeeper.problem.Problem.NotFound}. */
    void replace(SavedBroker broker);

    /** Forgets it; what was cleared at it is kept, as its journal is. */
    void remove(HostName name);
}
