package org.hostkeeper.command;

import java.util.ArrayList;
import java.util.List;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Splits a command line as it is typed into its words, without a shell: blanks part words, and double quotes hold one
 * together. Nothing else means anything: no variable, no wildcard, no pipe, no backslash.
 */
public final class CommandWords {
    private CommandWords() {}

    /** The words; a quote that is not closed is an {@link Problem.InvalidInput}. */
    public static List<String> split(String typed) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                begun = true;
            } else if (!quoted && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quoted) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("command", "command"), typed, Text.of("command", "quote")));
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
