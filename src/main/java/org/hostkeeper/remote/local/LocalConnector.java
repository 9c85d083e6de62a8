package org.hostkeeper.remote.local;

import org.hostkeeper.host.Host;
import org.hostkeeper.remote.Connector;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;

/** Makes this machine a host like any other, for what runs on the machine that it keeps. */
public final class LocalConnector implements Connector {
    /** @param questions asked for the sudo password only */
    public LocalConnector(Questions questions) {}

    @Override
    public Remote connect(Host host) {
        throw new UnsupportedOperationException();
    }
}
