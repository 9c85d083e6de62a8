package org.hostkeeper.assembly;

import org.hostkeeper.problem.Problem;
import org.hostkeeper.secret.VaultPassphrase;

/** Who is asked for the vault's passphrase, and told when secrets cannot be kept where they should be. */
public interface PassphrasePrompt extends VaultPassphrase {
    /** Why a place for secrets is not used. Called on the thread that needed a secret. */
    void told(Problem problem);
}
