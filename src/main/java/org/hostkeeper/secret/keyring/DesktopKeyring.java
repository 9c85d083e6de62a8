package org.hostkeeper.secret.keyring;

import java.util.Optional;
import org.hostkeeper.secret.Secret;

/** What {@link KeyringSecrets} needs of a keyring, so that its patience can be tested with one that has none. */
interface DesktopKeyring {
    /** Whether anything is there to be opened. Says so soon, asks nobody and opens nothing. */
    void knock() throws KeyringFailure;

    /** Opens it if need be, for which the desktop may ask a person to unlock it. */
    Optional<Secret> find(String account) throws KeyringFailure;

    void keep(String account, Secret secret) throws KeyringFailure;

    void forget(String account) throws KeyringFailure;

    void close() throws KeyringFailure;
}
