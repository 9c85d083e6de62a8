package org.hostkeeper.assembly;

import java.nio.file.Path;
import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.secret.vault.VaultPassphrase;

/** Who is asked for the vault's passphrase, and told when secrets cannot be kept where they should be. */
public interface PassphrasePrompt extends VaultPassphrase {
    /** Why a place for secrets is not used. Called on the thread that needed a secret. */
    void told(Problem problem);

    /** For when nobody is there. */
    static PassphrasePrompt nobody() {
        return new PassphrasePrompt() {
            @Override
            public Optional<Secret> ask(Purpose purpose, Path vault) {
                return Optional.empty();
            }

            @Override
            public void told(Problem problem) {}
        };
    }
}
