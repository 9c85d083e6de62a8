package org.hostkeeper.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one place that quotes for a POSIX shell (POSIX.1-2017, Shell Command Language, 2.2.2). SSH hands a command to the
 * login shell as one string, so every argument is quoted here and nowhere else.
 */
public final class Shell {
    /** Not with {@code =} or {@code %} in front: zsh takes {@code =ls} for a program's path, and fish has {@code %self}. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@+:,./-][A-Za-z0-9_@%+=:,./-]*");

    private Shell() {}

    /** One argument as a word that a POSIX shell reads back unchanged. A NUL cannot be passed and is refused. */
    public static String quote(String argument) {
        if (argument.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("An argument cannot contain a NUL");
        }
        if (PLAIN.matcher(argument).matches()) {
            return argument;
        }
        return "'" + argument.replace("'", "'\\''") + "'";
    }

    /** The arguments as one command line. */
    public static String line(List<String> arguments) {
        return arguments.stream().map(Shell::quote).collect(Collectors.joining(" "));
    }

    /** Reads back what {@link #line} wrote; for showing and simulating commands, not for people's shell code. */
    public static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case ' ' -> {
                    if (inWord) {
                        words.add(word.toString());
                        word.setLength(0);
                        inWord = false;
                    }
                }
                case '\'' -> {
                    int end = line.indexOf('\'', i + 1);
                    if (end < 0) {
                        throw new IllegalArgumentException("An open quote in: " + line);
                    }
                    word.append(line, i + 1, end);
                    i = end;
                    inWord = true;
                }
                case '\\' -> {
                    if (++i == line.length()) {
                        throw new IllegalArgumentException("A lone backslash at the end of: " + line);
                    }
                    word.append(line.charAt(i));
                    inWord = true;
                }
                default -> {
                    word.append(c);
                    inWord = true;
                }
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
