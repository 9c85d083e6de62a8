package org.hostkeeper.remote.local;

import java.util.Map;
import org.hostkeeper.host.Host;
import org.hostkeeper.remote.Connector;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.process.ProcessRemote;

/** Makes this machine a host like any other, for what runs on the machine that it keeps. */
public final class LocalConnector implements Connector {
    private final Questions questions;
    private final String user;
    private final Map<String, String> environment;

    /** @param questions asked for the sudo password only */
    public LocalConnector(Questions questions) {
        this(questions, System.getProperty("user.name"), Map.of());
    }

    /** @param environment what programs get beside this process's own */
    LocalConnector(Questions questions, String user, Map<String, String> environment) {
        this.questions = questions;
        this.user = user;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Remote connect(Host host) {
        return new ProcessRemote(host, user, new LocalLauncher(host.name(), environment), questions);
    }
}
