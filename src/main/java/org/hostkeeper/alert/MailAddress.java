package org.hostkeeper.alert;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** What may be a recipient: an address alone, on one line, since it becomes part of a header and of a command (RFC 5321). */
public final class MailAddress {
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._%+'=/-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,253}[A-Za-z0-9])?");

    private static final Pattern NAMED = Pattern.compile("[^<>]*<([^<>]*)>\\s*");

    private MailAddress() {}

    /** The address of {@code Name <address>} or of the address alone; empty if there is none. */
    public static Optional<String> inside(String input) {
        Matcher named = NAMED.matcher(input);
        return Optional.of(named.matches() ? named.group(1) : input.strip()).filter(MailAddress::isOne);
    }

    public static boolean isOne(String input) {
        return ADDRESS.matcher(input).matches();
    }

    /** All of them, or the problem with the first that is none. */
    public static List<String> checked(List<String> input) {
        for (String address : input) {
            if (!isOne(address)) {
                throw new ProblemException(new Problem.InvalidInput(
                        Text.of("alert", "address"), address, Text.of("alert", "address.rule")));
            }
        }
        return List.copyOf(input);
    }
}
