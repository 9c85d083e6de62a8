package org.hostkeeper.remote;

import org.hostkeeper.host.Host;

/** The port that makes connections. Only the composition roots know which kinds there are. */
public interface Connector {
    /** A new connection and login; it never shares one that is open. */
    Remote connect(Host host);
}
