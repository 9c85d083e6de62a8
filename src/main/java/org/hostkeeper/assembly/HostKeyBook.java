package org.hostkeeper.assembly;

import java.util.List;
import org.hostkeeper.host.Endpoint;

/** Lets a person see a host's accepted keys and take the acceptance back, without naming what keeps the keys. */
@FunctionalInterface
public interface HostKeyBook {
    /** Forgets our own entries of this address; how many there were. OpenSSH's files are never touched. */
    int forget(Endpoint endpoint);

    /** The keys that are known for this address, ours and OpenSSH's: kind and fingerprint, as OpenSSH prints them. */
    default List<String> known(Endpoint endpoint) {
        return List.of();
    }
}
