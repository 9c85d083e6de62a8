package org.hostkeeper.remote;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A command as the one string that SSH hands to the login shell, which nobody promised to be a POSIX one. Words that
 * every shell reads alike go as they are. A line with a quote, backslash, exclamation mark or control character goes
 * wrapped in base64 to a POSIX sh, because csh expands {@code !} and refuses a newline inside single quotes, and fish
 * takes a backslash there for an escape.
 */
public final class WireLine {
    private static final List<String> UNWRAP =
            List.of("exec", "sh", "-c", "eval \"exec $(echo \"$0\" | base64 -d)\"");

    /** Linux takes no single argument above 128 KiB (MAX_ARG_STRLEN), and the line is one for the login shell. */
    private static final int LONGEST = (128 << 10) - 1;

    private WireLine() {}

    /** @throws IllegalArgumentException if it is too long for a command line; long data belongs on standard input */
    public static String of(List<String> words) {
        String plain = Shell.line(words);
        boolean alike = words.stream().allMatch(w -> w.chars().allMatch(WireLine::isReadAlike));
        String line = alike ? "exec " + plain : wrapped(plain);
        if (line.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException("Too long for a command line: " + line.length() + " characters");
        }
        return line;
    }

    private static boolean isReadAlike(int c) {
        return c >= ' ' && c != 0x7f && c != '\'' && c != '\\' && c != '!';
    }

    private static String wrapped(String plain) {
        List<String> words = new ArrayList<>(UNWRAP);
        words.add(Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)));
        return Shell.line(words);
    }

    /** The words that {@link #of} was given; for whoever simulates a host. */
    public static List<String> read(String line) {
        List<String> words = Shell.split(line);
        if (words.size() == UNWRAP.size() + 1 && words.subList(0, UNWRAP.size()).equals(UNWRAP)) {
            return Shell.split(new String(Base64.getDecoder().decode(words.getLast()), StandardCharsets.UTF_8));
        }
        return words.getFirst().equals("exec") ? words.subList(1, words.size()) : words;
    }

    /** The same without the {@code env NAME=VALUE …} in front: the program and its arguments. */
    public static List<String> program(List<String> words) {
        if (!words.getFirst().equals("env")) {
            return words;
        }
        int i = 1;
        while (i < words.size() && words.get(i).matches("(?s)[A-Za-z_][A-Za-z0-9_]*=.*")) {
            i++;
        }
        return words.subList(i, words.size());
    }
}
