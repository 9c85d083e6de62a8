package org.hostkeeper.remote.ssh;

import java.nio.file.Path;

/**
 * The host keys that are known: our own file, which grows, and OpenSSH's two, which are only read.
 */
public final class HostKeys {
    private HostKeys() {}

    /** Keys in {@code own}, in {@code home/.ssh/known_hosts} and in {@code /etc/ssh/ssh_known_hosts}. */
    public static HostKeys of(Path own, Path home) {
        throw new UnsupportedOperationException();
    }

    /** Nothing is known but what is accepted, and it is forgotten at the end. */
    public static HostKeys inMemory() {
        throw new UnsupportedOperationException();
    }

    /** Keeps this key as the host's. @param key the public key as in RFC 4253 section 6.6 */
    public void accept(String address, int port, byte[] key) {
        throw new UnsupportedOperationException();
    }

    /** Forgets the keys of this address in our own file; how many there were. OpenSSH's files are never touched. */
    public int forget(String address, int port) {
        throw new UnsupportedOperationException();
    }
}
