package org.hostkeeper.cli.command;

import java.util.Optional;
import org.hostkeeper.cli.terminal.GivenAnswers;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import picocli.CommandLine.Option;

/** How a script hands secrets over: a line of standard input each, never an argument or the environment. */
public final class Connecting {
    @Option(names = "--password-stdin", description = "Read the login password from a line of standard input.")
    private boolean password;

    @Option(names = "--passphrase-stdin", description = "Read the key's passphrase from a line of standard input.")
    private boolean passphrase;

    @Option(names = "--sudo-password-stdin",
            description = "Read the sudo password from a line of standard input. With several of these options, the lines come in the order password, passphrase, sudo password.")
    private boolean sudoPassword;

    @Option(names = "--remember", description = "Keep the passwords that are entered now in the keyring or vault, once they were right.")
    private boolean remember;

    boolean remember() {
        return remember;
    }

    GivenAnswers given(Terminal terminal) {
        return new GivenAnswers(
                line(password, "--password-stdin", terminal),
                line(passphrase, "--passphrase-stdin", terminal),
                line(sudoPassword, "--sudo-password-stdin", terminal));
    }

    private static Optional<Secret> line(boolean wanted, String option, Terminal terminal) {
        if (!wanted) {
            return Optional.empty();
        }
        Optional<Secret> line = terminal.secretFromInput();
        if (line.isEmpty()) {
            throw new ProblemException(new Problem.SecretNeeded(option));
        }
        return line;
    }
}
