package org.hostkeeper.secret;

import java.util.function.Consumer;
import org.hostkeeper.problem.Problem;

/** Chooses where secrets are kept: the keyring if it works, else the vault, else memory only. */
public final class SecretStores {
    private SecretStores() {}

    /**
     * Returns at once; the choice is made at the first use, on that thread.
     *
     * @param told hears why a place is not used, so that a person can be told
     */
    public static Secrets open(Secrets keyring, Secrets vault, Consumer<Problem> told) {
        throw new UnsupportedOperationException(keyring + " " + vault + " " + told);
    }
}
