package org.hostkeeper.secret;

import java.nio.file.Path;
import java.util.Optional;

/** The port to the person who knows the vault's passphrase. Asked on the thread that needs a secret, which waits. */
@FunctionalInterface
public interface VaultPassphrase {

    /** Why the passphrase is asked for. */
    enum Purpose {
        /** There is no vault yet: the person chooses one, and is asked to write it twice. */
        CHOOSE,
        /** The vault is there and closed. */
        OPEN,
        /** The one given before did not open it. */
        OPEN_AGAIN
    }

    /** The passphrase, which the caller destroys; empty if the person refuses. */
    Optional<Secret> ask(Purpose purpose, Path vault);
}
