package org.hostkeeper.remote.ssh.config;

import java.nio.file.Path;
import java.util.List;

/** An ssh_config file with all that it includes, read once. Source: ssh_config(5). */
public final class SshConfig {
    private SshConfig() {}

    /** @param home what {@code ~} means and where {@code .ssh} is */
    public static SshConfig read(Path file, Path home) {
        throw new UnsupportedOperationException();
    }

    /** One candidate for each concrete name (no pattern) in a Host line, in the file's order. */
    public List<Candidate> candidates() {
        throw new UnsupportedOperationException();
    }
}
