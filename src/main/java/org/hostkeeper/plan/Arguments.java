package org.hostkeeper.plan;

import java.util.List;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Which commands a step may hold: no host can be handed an empty one, or a NUL in an argument. */
final class Arguments {
    private Arguments() {}

    static List<String> checked(List<String> arguments) {
        if (arguments.isEmpty() || arguments.getFirst().isEmpty() || arguments.getFirst().startsWith("-")) {
            throw new IllegalArgumentException("A command begins with a program: " + arguments);
        }
        arguments.stream().filter(a -> a.indexOf('\0') >= 0).findFirst().ifPresent(bad -> {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("plan", "argument"), bad, Text.of("plan", "argument.rule")));
        });
        return List.copyOf(arguments);
    }
}
