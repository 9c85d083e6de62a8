package org.hostkeeper.host;

import java.util.Locale;
import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * What the operator calls a host. Short, typed in commands and shown in the first column, so it is letters, digits,
 * dots, hyphens and underscores, begins with a letter or digit, and has 63 characters at most. Case does not matter.
 */
public record HostName(String value) implements Comparable<HostName> {
    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    public HostName {
        value = value.toLowerCase(Locale.ROOT);
        if (!VALID.matcher(value).matches()) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("host", "name"), value, Text.of("host", "name.rule")));
        }
    }

    @Override
    public int compareTo(HostName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
