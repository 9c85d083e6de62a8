package org.hostkeeper.remote.local;

import org.hostkeeper.host.Host;
import org.hostkeeper.remote.Connector;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.process.ProcessRemote;

/** Makes this machine a host like any other, for what runs on the machine that it keeps. */
public final class LocalConnector implements Connector {
    private final Questions questions;

    /** @param questions asked for the sudo password only */
    public LocalConnector(Questions questions) {
        this.questions = questions;
    }

    @Override
    public Remote connect(Host host) {
        return new ProcessRemote(host, System.getProperty("user.name"), new LocalLauncher(host.name()), questions);
    }
}
