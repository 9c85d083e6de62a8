package org.hostkeeper.plan.apply;

import java.util.Optional;
import org.hostkeeper.plan.SecretReference;
import org.hostkeeper.secret.Secret;

/** The port to whoever knows the secrets of a plan when it runs: the keyring, or a person who is asked again. */
@FunctionalInterface
public interface SecretResolver {
    /** The secret, which the caller destroys; empty if nobody knows it. It is compared with the reference's hash after. */
    Optional<Secret> resolve(SecretReference reference);

    /** Knows none; for plans without secrets. */
    static SecretResolver none() {
        return _ -> Optional.empty();
    }
}
