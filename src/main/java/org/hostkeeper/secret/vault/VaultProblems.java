package org.hostkeeper.secret.vault;

import java.io.IOException;
import java.nio.file.Path;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** What can keep this vault closed, in words that name its file. */
record VaultProblems(Path file) {
    /** Its checksum does not fit: bytes were lost or altered by accident. */
    ProblemException damaged() {
        return told("damaged");
    }

    ProblemException newer(int version) {
        return told("newer", version);
    }

    /** The checksum fits and the key does not: almost always the passphrase, else somebody altered the file on purpose. */
    ProblemException wrongPassphrase() {
        return told("wrong");
    }

    ProblemException refused() {
        return told("refused");
    }

    ProblemException inaccessible(IOException e) {
        return new ProblemException(
                new Problem.SecretsUnavailable(
                        file.toString(), Text.of("secret.vault", "inaccessible", String.valueOf(e.getMessage()))),
                e);
    }

    ProblemException emptyPassphrase() {
        return new ProblemException(new Problem.InvalidInput(
                Text.of("secret.vault", "passphrase"), "", Text.of("secret.vault", "passphrase.rule")));
    }

    private ProblemException told(String key, Object... args) {
        return new ProblemException(
                new Problem.SecretsUnavailable(file.toString(), Text.of("secret.vault", key, args)));
    }
}
