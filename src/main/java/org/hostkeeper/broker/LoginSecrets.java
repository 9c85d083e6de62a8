package org.hostkeeper.broker;

import java.util.Optional;
import org.hostkeeper.secret.Secret;

/**
 * What was typed to get into a broker; whoever gives it destroys it.
 *
 * @param password of the user
 * @param passphrase of the key of the client certificate
 */
public record LoginSecrets(Optional<Secret> password, Optional<Secret> passphrase) {
    public static LoginSecrets none() {
        return new LoginSecrets(Optional.empty(), Optional.empty());
    }

    public void destroy() {
        password.ifPresent(Secret::destroy);
        passphrase.ifPresent(Secret::destroy);
    }
}
