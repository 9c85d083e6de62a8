package org.hostkeeper.command;

import java.time.Duration;
import java.util.List;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Shell;
import org.hostkeeper.words.Text;

/**
 * A command to be run on hosts.
 *
 * @param arguments the program and its arguments, as they are
 * @param asRoot whether it runs as root; else as the login user
 * @param limit after which it is killed on the host
 */
public record CommandRequest(List<String> arguments, boolean asRoot, Duration limit) {
    public static final Duration USUAL = Duration.ofMinutes(1);

    public CommandRequest {
        arguments = List.copyOf(arguments);
        if (arguments.isEmpty() || arguments.getFirst().isEmpty()) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("command", "command"), "", Text.of("command", "empty")));
        }
        if (limit.compareTo(Duration.ofSeconds(1)) < 0 || limit.compareTo(Duration.ofHours(1)) > 0) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("command", "limit"), Long.toString(limit.toSeconds()), Text.of("command", "limit.rule")));
        }
    }

    /** The command line as a person reads it. */
    public String shown() {
        return Shell.line(arguments);
    }

    public Text title() {
        return Text.of("command", "title", shown());
    }
}
