package org.hostkeeper.planted.sshd.remote;

import org.apache.sshd.server.SshServer;

/** Serves SSH outside of the demo. */
public interface Serving {
    SshServer server();
}
