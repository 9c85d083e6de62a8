package org.hostkeeper.deployment.defect;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a program only sleeps: what a deployed manager writes where main.py is missing. Every statement must be one of the
 * few that such a stub has, so that a small program which does anything else is never taken for one.
 */
final class StubCode {
    private static final Pattern DOCUMENTATION = Pattern.compile("(?sm)^[ \\t]*(?:\"\"\".*?\"\"\"|'''.*?''')");

    /** In braces an f-string has code. */
    private static final String LITERAL = "(?>\"[^\"\\\\{}]*\"|\"[^\"\\\\()]*\"|'[^'\\\\{}]*'|'[^'\\\\()]*')";

    private static final String NOW = "time\\.(?:time|ctime|strftime)\\(" + LITERAL + "?\\)";

    /** Nothing is called in them but a clock. */
    private static final String ARGUMENTS = "\\((?:" + LITERAL + "|" + NOW + "|[^()\"'])*+\\)";

    private static final Pattern SLEEP = Pattern.compile("(?:time\\.)?sleep\\([^()]*\\)");
    private static final List<Pattern> HARMLESS = List.of(
            SLEEP,
            Pattern.compile("import (?:time|logging|sys|signal|os)(?:, ?(?:time|logging|sys|signal|os))*"),
            Pattern.compile("from (?:time|logging|sys|signal) import [\\w, ]+"),
            Pattern.compile("while (?:True|1)\\s*:.*"),
            Pattern.compile("def main\\(\\)\\s*(?:->\\s*None\\s*)?:"),
            Pattern.compile("if __name__ ?== ?[\"']__main__[\"']\\s*:"),
            Pattern.compile("main\\(\\)|pass|try:|return|break"),
            Pattern.compile("except (?:KeyboardInterrupt|Exception)(?: as \\w+)?\\s*:"),
            Pattern.compile("(?:print|logging\\.\\w+|logger\\.\\w+|log\\.\\w+)" + ARGUMENTS),
            Pattern.compile("(?:logger|log) ?= ?logging\\.getLogger" + ARGUMENTS),
            Pattern.compile("sys\\.exit\\(\\d*\\)"));

    private StubCode() {}

    static boolean isOne(String python) {
        List<String> statements = DOCUMENTATION.matcher(python).replaceAll("")
                .lines()
                .flatMap(line -> List.of(line.split(";\\s*")).stream())
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        return statements.stream().anyMatch(line -> SLEEP.matcher(line).find())
                && statements.stream().allMatch(StubCode::isHarmless);
    }

    private static boolean isHarmless(String statement) {
        if (statement.startsWith("while")) {
            String body = statement.substring(statement.indexOf(':') + 1).strip();
            return statement.matches("while (?:True|1)\\s*:.*") && (body.isEmpty() || isHarmless(body));
        }
        return HARMLESS.stream().anyMatch(pattern -> pattern.matcher(statement).matches());
    }
}
