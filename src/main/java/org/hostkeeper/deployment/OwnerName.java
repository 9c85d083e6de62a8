package org.hostkeeper.deployment;

import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** The name of a user on a host, as useradd(8) lets it be on Debian and Fedora alike. */
final class OwnerName {
    private static final Pattern RULE = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");

    private OwnerName() {}

    static String checked(String name) {
        if (!RULE.matcher(name).matches()) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("deployment", "owner"), name, Text.of("deployment", "owner.rule")));
        }
        return name;
    }
}
