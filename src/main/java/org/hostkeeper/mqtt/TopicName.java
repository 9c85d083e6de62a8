package org.hostkeeper.mqtt;

import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * What may stand in a topic. A level made from input is letters, digits, {@code _} and {@code -} only, or escaped, because
 * anything else could be a further level or a wildcard, and so reach topics that were never meant (MQTT 3.1.1, section 4.7).
 */
public final class TopicName {
    private static final Pattern LEVEL = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int LONGEST = 200;

    private TopicName() {}

    public static boolean isLevel(String input) {
        return LEVEL.matcher(input).matches();
    }

    /** The level as it is, or the problem that says what would be right. */
    public static String level(String input) {
        if (!isLevel(input)) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("mqtt", "level"), input, Text.of("mqtt", "level.rule")));
        }
        return input;
    }

    /**
     * A level that tells the input apart from every other: what would be a further level, a wildcard, or is no character of a topic
     * stands as in URLs, and so does the percent sign.
     */
    public static String escaped(String input) {
        StringBuilder level = new StringBuilder();
        input.codePoints().forEach(c -> {
            if (c == '+' || c == '#' || c == '/' || c == '%' || Character.isISOControl(c)) {
                level.append("%%%02X".formatted(c));
            } else {
                level.appendCodePoint(c);
            }
        });
        return level.toString();
    }

    /** The beginning of topics as a person configured it: levels without wildcards, none at its ends. */
    public static String prefix(String input) {
        boolean fine = !input.isEmpty()
                && input.length() <= LONGEST
                && !input.startsWith("/")
                && !input.endsWith("/")
                && !input.startsWith("$")
                && input.chars().noneMatch(c -> c == '+' || c == '#' || Character.isISOControl(c));
        if (!fine) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("mqtt", "prefix"), input, Text.of("mqtt", "prefix.rule")));
        }
        return input;
    }

    /** What a person wants to listen to: {@code +} is a whole level, and {@code #} the last one. */
    public static String filter(String input) {
        String[] levels = input.split("/", -1);
        boolean fine = !input.isEmpty() && input.length() <= 65_535 && input.indexOf('\0') < 0;
        for (int i = 0; i < levels.length; i++) {
            boolean wild = levels[i].contains("+") || levels[i].contains("#");
            fine &= !wild || levels[i].equals("+") || (levels[i].equals("#") && i == levels.length - 1);
        }
        if (!fine) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("mqtt", "filter"), input, Text.of("mqtt", "filter.rule")));
        }
        return input;
    }

    /** Whether a filter takes a topic in: {@code +} is one level, {@code #} all that is left, and neither meets {@code $}. */
    public static boolean matches(String filter, String topic) {
        String[] wanted = filter.split("/", -1);
        String[] levels = topic.split("/", -1);
        if (topic.startsWith("$") && !filter.startsWith("$")) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("#")) {
                return true;
            }
            if (i >= levels.length || !(wanted[i].equals("+") || wanted[i].equals(levels[i]))) {
                return false;
            }
        }
        return wanted.length == levels.length;
    }
}
