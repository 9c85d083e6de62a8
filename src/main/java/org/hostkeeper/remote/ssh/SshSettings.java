package org.hostkeeper.remote.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What of a connection is the operator's machine's business and not the host's.
 *
 * @param userHome where {@code .ssh} is
 * @param agentSocket the ssh-agent of this session, if any
 * @param connect how long each of TCP connect, key exchange and login may take; time that a person thinks is not counted
 * @param keepAlive how often a silent host is asked whether it is still there; after three misses the connection is lost
 * @param channels how many channels at most at once; a server that allows fewer is learnt
 */
public record SshSettings(
        Path userHome, Optional<String> agentSocket, Duration connect, Duration keepAlive, int channels) {
    /** The same with another time for each of connect, key exchange and login. */
    public SshSettings withConnect(Duration limit) {
        return new SshSettings(userHome, agentSocket, limit, keepAlive, channels);
    }

    public static SshSettings usual() {
        return new SshSettings(
                Path.of(System.getProperty("user.home")),
                Optional.ofNullable(System.getenv("SSH_AUTH_SOCK")).filter(s -> !s.isEmpty()),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                8);
    }
}
