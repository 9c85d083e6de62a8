package org.hostkeeper.host;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A machine that the operator keeps.
 *
 * @param endpoint how it is reached over SSH; empty for this machine, which is reached without
 * @param tags free words for choosing hosts, in order
 */
public record Host(HostName name, Optional<Endpoint> endpoint, Sudo sudo, SortedSet<String> tags) {
    public Host {
        tags = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }

    /** This machine, without SSH. */
    public static Host local(HostName name, Sudo sudo) {
        return new Host(name, Optional.empty(), sudo, new TreeSet<>());
    }

    public boolean isLocal() {
        return endpoint.isEmpty();
    }

    /** Whether root's work there asks nobody for a password. */
    public boolean hasRootAtHand() {
        return sudo == Sudo.NOPASSWD || endpoint.filter(there -> there.user().equals("root")).isPresent();
    }
}
