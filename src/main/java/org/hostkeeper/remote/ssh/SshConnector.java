package org.hostkeeper.remote.ssh;

import java.util.Optional;
import java.util.function.Function;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Connector;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;

/** Makes connections over SSH, through jump hosts where a host has one. Safe from many threads. */
public final class SshConnector implements Connector {
    /** @param hosts finds the hosts that jumps name */
    public SshConnector(
            HostKeys keys, Questions questions, Function<HostName, Optional<Host>> hosts, SshSettings settings) {}

    @Override
    public Remote connect(Host host) {
        throw new UnsupportedOperationException();
    }
}
