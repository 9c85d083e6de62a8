package org.hostkeeper.secret;

import java.util.Optional;

/**
 * The port to where secrets are kept between starts: the desktop's keyring, or a vault file with a passphrase. Names are
 * like {@code sudo/HOST} or {@code key/PATH}. Failures are {@link org.hostkeeper.problem.Problem.SecretsUnavailable}.
 */
public interface Secrets {
    /** The secret of this name; the caller owns and destroys it. */
    Optional<Secret> find(String name);

    /** Keeps a copy. */
    void keep(String name, Secret secret);

    void forget(String name);

    /** Where they are kept, in words for the settings page: "GNOME keyring", a file's path. */
    String where();
}
