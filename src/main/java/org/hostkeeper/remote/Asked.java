package org.hostkeeper.remote;

import org.hostkeeper.host.HostName;

/** Which secret a connection asked for, so that how its answer did can be told to whoever gave it. */
public sealed interface Asked {
    /** The name under which such a secret is kept. */
    String keptAs(HostName host);

    /** The password that the login user has on the host. */
    record Password(String user) implements Asked {
        @Override
        public String keptAs(HostName host) {
            return "password/" + host;
        }
    }

    /** The passphrase of a private key on this machine, whichever host it is for. */
    record Passphrase(String keyPath) implements Asked {
        @Override
        public String keptAs(HostName host) {
            return "key/" + keyPath;
        }
    }

    /** What sudo on the host asks the login user for. */
    record SudoPassword(String user) implements Asked {
        @Override
        public String keptAs(HostName host) {
            return "sudo/" + host;
        }
    }
}
