package org.hostkeeper.assembly;

import org.hostkeeper.host.Endpoint;

/** Lets a person take back the acceptance of a host's key, without naming what keeps the keys. */
@FunctionalInterface
public interface HostKeyBook {
    /** Forgets our own entries of this address; how many there were. OpenSSH's files are never touched. */
    int forget(Endpoint endpoint);
}
