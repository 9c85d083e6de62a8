package org.hostkeeper.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command as the shell will see it, looked at from outside: where it sends its output, and what it calls first. Quotes and
 * parentheses are respected, and what stands in parentheses is left alone. It only reads; nothing is ever run from it. Of a
 * command whose quotes or parentheses do not close nothing is said.
 */
final class ShellLine {
    private static final Pattern ASSIGNMENT = Pattern.compile("^([A-Za-z_][A-Za-z0-9_]*=[^ \t'\"]*[ \t]+)+");
    private static final Set<String> BUILT_IN = Set.of(
            "[", "test", "cd", "echo", ":", ".", "if", "for", "while", "true", "false", "exec", "command", "set", "export", "umask", "ulimit",
            "eval", "exit", "printf", "read", "sleep", "kill", "wait", "case", "until", "trap", "!");

    /**
     * Where a stream is sent.
     *
     * @param part which of the commands that {@code ;}, {@code &} and {@code |} part, from 0
     * @param descriptor the stream: 1 or 2, or what else stands there
     * @param toDescriptor whether it follows another stream: {@code 2>&1}
     * @param target the whole word, with its quotes
     */
    record Redirect(int part, int start, int end, String descriptor, boolean appends, boolean toDescriptor, String target) {
        boolean toNothing() {
            return target.equals("/dev/null");
        }

        boolean toFile() {
            return !toDescriptor && !target.startsWith("/dev/");
        }

        /** Whether it is the same file at each run, and not one with the date in its name. */
        boolean isFixed() {
            return !target.contains("`") && !target.contains("$(") && !target.contains("$$");
        }
    }

    private final String command;
    private final ShellWords words;
    private final List<Redirect> redirects = new ArrayList<>();
    private final boolean whole;
    private int part;
    private boolean piped;
    private boolean simple = true;

    /** {@code command} as it stands in the crontab, one character a byte; what follows its first bare {@code %} is input, not command. */
    ShellLine(String command) {
        this.command = command;
        this.words = new ShellWords(bare() < 0 ? command : command.substring(0, bare()));
        this.whole = scan();
        if (!whole) {
            redirects.clear();
        }
    }

    /** Whether it could be read. */
    private boolean scan() {
        boolean parted = false;
        int at = 0;
        while (words.has(at) && !words.isComment(at)) {
            char c = command.charAt(at);
            boolean parts = ";&|".indexOf(c) >= 0;
            if (parted && !parts && !RawText.isBlank(c)) {
                part++;
            }
            parted = parts || (parted && RawText.isBlank(c));
            simple &= !parts;
            piped |= c == '|';
            at = c == '>' ? redirect(at) : c == ')' ? ShellWords.NEVER : words.after(at);
        }
        simple &= !words.has(at);
        return at != ShellWords.NEVER;
    }

    /** The index behind the redirect, of which this is the {@code >}. */
    private int redirect(int at) {
        boolean numbered = at > 0 && Character.isDigit(command.charAt(at - 1)) && words.isFirst(at - 1);
        boolean appends = command.startsWith(">>", at);
        int behind = appends ? at + 2 : at + 1;
        boolean toDescriptor = command.startsWith("&", behind);
        int from = words.afterBlanks(toDescriptor ? behind + 1 : behind);
        int end = words.afterWord(from);
        if (end == from || end == ShellWords.NEVER) {
            return ShellWords.NEVER;
        }
        String descriptor = numbered ? command.substring(at - 1, at) : "1";
        redirects.add(new Redirect(part, numbered ? at - 1 : at, end, descriptor, appends, toDescriptor, command.substring(from, end)));
        return end;
    }

    Optional<Redirect> output() {
        return redirects.stream().filter(r -> r.descriptor().equals("1") && !r.toDescriptor()).reduce((_, last) -> last);
    }

    Optional<Redirect> errors() {
        return redirects.stream().filter(r -> r.descriptor().equals("2")).reduce((_, last) -> last);
    }

    /** Whether nothing that its last command says is seen by anybody; the others of a list mostly decide whether that one runs. */
    boolean saysNothing() {
        return output().filter(out -> out.toNothing() && out.part() == part && errors().filter(errors -> follows(errors, out)).isPresent()).isPresent();
    }

    /** Whether errors are lost with this output: {@code 2>&1} before it would send them where the output went until then. */
    private static boolean follows(Redirect errors, Redirect output) {
        boolean same = errors.target().equals("1") && errors.start() > output.start();
        return errors.part() == output.part() && (errors.toDescriptor() ? same || errors.target().equals("-") : errors.toNothing());
    }

    /** Whether cron alone gets what it says, which is mailed or thrown away. */
    boolean saysItToCron() {
        return whole && redirects.isEmpty() && !piped && bare() < 0;
    }

    /** A program that is looked for along PATH; empty if it is named by its place, or the shell's own. */
    Optional<String> calledByName() {
        String first = ASSIGNMENT.matcher(command.strip()).replaceFirst("").split("[ \t;|&]", 2)[0];
        boolean plain = first.matches("[A-Za-z0-9_.+-]+") && !BUILT_IN.contains(first);
        return plain ? Optional.of(first) : Optional.empty();
    }

    /** A word for the journal: the program's name without its folder. */
    String label() {
        String first = ASSIGNMENT.matcher(command.strip()).replaceFirst("").split("[ \t;|&]", 2)[0];
        String name = first.substring(first.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9_.-]", "");
        return name.isEmpty() ? "cron" : name;
    }

    /** The same, with this instead of one redirect. */
    String with(Redirect redirect, String text) {
        return command.substring(0, redirect.start()) + text + command.substring(redirect.end());
    }

    /**
     * Into the journal: instead of two redirects at its end that lose all, or behind a command without any. Of several commands
     * the pipe would take the last one only, and behind a comment it would be a comment; that is for a person to write.
     */
    Optional<String> intoJournal() {
        String logger = "2>&1 | logger -t " + label();
        if (!whole || !simple || bare() >= 0) {
            return Optional.empty();
        }
        if (redirects.isEmpty()) {
            return Optional.of(command.stripTrailing() + " " + logger);
        }
        boolean pair = redirects.size() == 2
                && command.substring(redirects.getFirst().end(), redirects.getLast().start()).isBlank()
                && command.substring(redirects.getLast().end()).isBlank();
        return pair && saysNothing() ? Optional.of(command.substring(0, redirects.getFirst().start()) + logger) : Optional.empty();
    }

    /** Where the first {@code %} stands that is not escaped, which is a line feed to cron; -1 if there is none. */
    int bare() {
        for (int i = 0; i < command.length(); i++) {
            if (command.charAt(i) == '\\') {
                i++;
            } else if (command.charAt(i) == '%') {
                return i;
            }
        }
        return -1;
    }

    /** With a backslash before each bare {@code %}. */
    String escaped() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '\\' && i + 1 < command.length()) {
                text.append(c).append(command.charAt(++i));
            } else {
                text.append(c == '%' ? "\\%" : String.valueOf(c));
            }
        }
        return text.toString();
    }
}
