package org.hostkeeper.remote.ssh.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * A line of an ssh_config that says something: a keyword in lower case and its words. Source: readconf.c
 * (process_config_line_depth) and misc.c (strdelim, argv_split) of OpenSSH 9.2. There is no line continuation there,
 * so there is none here.
 *
 * @param rest what stands after the keyword, as it stands; a few keywords take it whole
 * @param from {@code FILE:LINE}
 */
record ConfigLine(String keyword, List<String> words, String rest, String from) {
    private static final String BLANKS = " \t\r\n";

    /** A form feed is a blank at a line's end only, and never as its only character. */
    private static final String END_BLANKS = BLANKS + "\f";

    /** Reads one line; empty for a comment or an empty line. */
    static Optional<ConfigLine> parse(String line, String from) {
        String text = stripped(line);
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        int end = 0;
        while (end < text.length() && BLANKS.indexOf(text.charAt(end)) < 0 && "=\"".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String rest = afterKeyword(text.substring(end));
        String keyword = text.substring(0, end).toLowerCase(Locale.ROOT);
        if (rest.isEmpty()) {
            throw bad(from, text, Text.of("remote.ssh.config", "missing"));
        }
        return Optional.of(new ConfigLine(keyword, split(rest, from, text), rest, from));
    }

    private static String stripped(String line) {
        int begin = 0;
        int end = line.length();
        while (end > 1 && END_BLANKS.indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        while (begin < end && BLANKS.indexOf(line.charAt(begin)) >= 0) {
            begin++;
        }
        return line.substring(begin, end);
    }

    /** Blanks and one equals sign stand between a keyword and its words. */
    private static String afterKeyword(String text) {
        String rest = text.stripLeading();
        return rest.startsWith("=") ? rest.substring(1).stripLeading() : rest;
    }

    private static List<String> split(String rest, String from, String line) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < rest.length()) {
            char c = rest.charAt(i);
            if (c == ' ' || c == '\t') {
                i++;
            } else if (c == '#') {
                break;
            } else {
                StringBuilder word = new StringBuilder();
                i = word(rest, i, word);
                if (i < 0) {
                    throw bad(from, line, Text.of("remote.ssh.config", "quotes"));
                }
                words.add(word.toString());
            }
        }
        return words;
    }

    /** Copies a word without its quotes and escapes; where it ends, or -1 if a quote is left open. */
    private static int word(String text, int begin, StringBuilder word) {
        char quote = 0;
        int i = begin;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (c == '\\' && (next == '\'' || next == '"' || next == '\\' || (quote == 0 && next == ' '))) {
                word.append(next);
                i++;
            } else if (quote == 0 && (c == ' ' || c == '\t')) {
                return i;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (quote != 0 && c == quote) {
                quote = 0;
            } else {
                word.append(c);
            }
        }
        return quote == 0 ? i : -1;
    }

    /** The one word that it must have. */
    String only() {
        if (words.size() > 1) {
            throw bad(Text.of("remote.ssh.config", "extra"));
        }
        return first();
    }

    String first() {
        if (words.isEmpty() || words.getFirst().isEmpty()) {
            throw bad(Text.of("remote.ssh.config", "missing"));
        }
        return words.getFirst();
    }

    ProblemException bad(Text why) {
        return bad(from, keyword + " " + rest, why);
    }

    private static ProblemException bad(String from, String line, Text why) {
        return new ProblemException(
                new Problem.InvalidInput(Text.literal(from), line, why));
    }
}
