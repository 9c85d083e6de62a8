package org.hostkeeper.remote.ssh.config;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.words.Text;

/**
 * What a configuration says of one name, before tokens in paths are resolved: what {@code ssh -G} prints.
 *
 * @param alias the name as typed
 * @param hostName the address, in lower case
 * @param identities as written; empty if none is named
 * @param proxyJump as written, or empty for none
 */
record Resolved(
        String alias,
        String hostName,
        String user,
        int port,
        List<String> identities,
        boolean identitiesOnly,
        Optional<String> identityAgent,
        Optional<String> proxyJump,
        Optional<String> proxyCommand,
        List<Text> notes) {
    Resolved {
        identities = List.copyOf(identities);
        notes = List.copyOf(notes);
    }
}
