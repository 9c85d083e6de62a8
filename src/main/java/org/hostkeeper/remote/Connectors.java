package org.hostkeeper.remote;

import java.util.function.Consumer;
import org.hostkeeper.host.Host;

/** Chooses the way to a host by what the host is, so that nobody else has to know that there are two. */
public final class Connectors implements Connector {
    private final Connector ssh;
    private final Connector local;

    public Connectors(Connector ssh, Connector local) {
        this.ssh = ssh;
        this.local = local;
    }

    @Override
    public Remote connect(Host host) {
        return host.isLocal() ? local.connect(host) : ssh.connect(host);
    }

    @Override
    public Remote connect(Host host, Consumer<Milestone> passed) {
        return host.isLocal() ? local.connect(host, passed) : ssh.connect(host, passed);
    }
}
