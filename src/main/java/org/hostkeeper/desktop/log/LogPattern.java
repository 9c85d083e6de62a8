package org.hostkeeper.desktop.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Words or a regular expression to find in lines; case does not count. A pattern that would take for ever on a line
 * does not match it: it is typed while lines run through, and must not stop the window.
 */
final class LogPattern {
    /** Where something was found in a text. */
    record Span(int from, int to) {}

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int MOST_SPANS = 50;

    private final Optional<Pattern> pattern;
    private final Optional<String> fault;

    private LogPattern(Optional<Pattern> pattern, Optional<String> fault) {
        this.pattern = pattern;
        this.fault = fault;
    }

    /** Blank words, or a bad expression, find nothing. */
    static LogPattern of(String words, boolean expression) {
        String wanted = words.strip();
        if (wanted.isEmpty()) {
            return new LogPattern(Optional.empty(), Optional.empty());
        }
        try {
            Pattern compiled = Pattern.compile(expression ? words : Pattern.quote(wanted), FLAGS);
            return new LogPattern(Optional.of(compiled), Optional.empty());
        } catch (PatternSyntaxException e) {
            return new LogPattern(Optional.empty(), Optional.of(e.getDescription()));
        }
    }

    /** Whether there is nothing to look for. */
    boolean isEmpty() {
        return pattern.isEmpty();
    }

    /** What is wrong with the expression. */
    Optional<String> fault() {
        return fault;
    }

    /** Whether host, unit or message has it. */
    boolean finds(LogRow row) {
        return switch (row) {
            case LogRow.Said said ->
                finds(said.message()) || finds(said.unit()) || finds(said.host().value());
            case LogRow.Told _ -> false;
        };
    }

    boolean finds(String text) {
        return !spans(text, 1).isEmpty();
    }

    /** Where it stands in the text, as far as that is worth marking. */
    List<Span> spans(String text) {
        return spans(text, MOST_SPANS);
    }

    private List<Span> spans(String text, int most) {
        List<Span> spans = new ArrayList<>();
        if (pattern.isEmpty()) {
            return spans;
        }
        Matcher matcher = pattern.get().matcher(new Patience(text));
        try {
            while (spans.size() < most && matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    spans.add(new Span(matcher.start(), matcher.end()));
                }
            }
        } catch (Patience.Exhausted _) {
            return spans;
        }
        return spans;
    }
}
