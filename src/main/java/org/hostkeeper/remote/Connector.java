package org.hostkeeper.remote;

import java.util.function.Consumer;
import org.hostkeeper.host.Host;

/** The port that makes connections. Only the composition roots know which kinds there are. */
public interface Connector {
    /** A new connection and login; it never shares one that is open. */
    Remote connect(Host host);

    /**
     * The same, for somebody who watches.
     *
     * @param passed told each milestone on the connecting thread; a way that has none tells nothing
     */
    default Remote connect(Host host, Consumer<Milestone> passed) {
        return connect(host);
    }
}
