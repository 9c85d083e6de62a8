package org.hostkeeper.host;

import java.util.List;
import java.util.Optional;

/** The port to the list of hosts. Every call sees what another console wrote before it; safe from any thread. */
public interface Inventory {
    /** All hosts by name. */
    List<Host> hosts();

    Optional<Host> find(HostName name);

    /** Adds a host; one of that name is a {@link org.hostkeeper.problem.Problem.AlreadyThere}. */
    void add(Host host);

    /** Replaces the host called {@code name}, which may get another name. */
    void replace(HostName name, Host host);

    /** Forgets the host with its cached facts; its journal stays. */
    void remove(HostName name);
}
