package org.hostkeeper.assembly;

import java.util.List;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.remote.ssh.HostKeys;

/** The book of host keys upon those that connections are checked against. */
record KnownKeys(Lazy<HostKeys> keys) implements HostKeyBook {
    @Override
    public int forget(Endpoint endpoint) {
        return keys.value().forget(endpoint.address(), endpoint.port());
    }

    @Override
    public List<String> known(Endpoint endpoint) {
        return keys.value().known(endpoint.address(), endpoint.port());
    }
}
