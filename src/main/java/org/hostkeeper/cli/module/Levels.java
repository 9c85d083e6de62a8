package org.hostkeeper.cli.module;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.hostkeeper.cli.command.UsageException;

/** What a person may ask of lines: their level, by the names and numbers of syslog(3), and a pattern. */
final class Levels {
    private static final List<String> NAMES =
            List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");

    private Levels() {}

    static int parse(String word) {
        int level = word.matches("[0-7]") ? Integer.parseInt(word) : NAMES.indexOf(word.toLowerCase(Locale.ROOT));
        if (level < 0) {
            throw UsageException.of("logs.level-rule", word, String.join(", ", NAMES));
        }
        return level;
    }

    /** A slip is told before any host is asked; what is understood differently there, the host tells. */
    static void checkPattern(String pattern) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw UsageException.of("logs.grep-rule", pattern, e.getDescription());
        }
    }
}
