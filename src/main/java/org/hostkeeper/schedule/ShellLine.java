package org.hostkeeper.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command as the shell will see it, looked at from outside: where it sends its output, and what it calls first. Quotes and
 * parentheses are respected, and what stands in parentheses is left alone. It only reads; nothing is ever run from it.
 */
final class ShellLine {
    private static final Pattern OPERATOR = Pattern.compile("([0-9]?)(>>?)(&?)[ \t]*([^ \t;|&<>()%]+)");
    private static final Pattern ASSIGNMENT = Pattern.compile("^([A-Za-z_][A-Za-z0-9_]*=[^ \t'\"]*[ \t]+)+");
    private static final Set<String> BUILT_IN = Set.of(
            "[", "test", "cd", "echo", ":", ".", "if", "for", "while", "true", "false", "exec", "command", "set", "export", "umask", "ulimit",
            "eval", "exit", "printf", "read", "sleep", "kill", "wait", "case", "until", "trap", "!");

    /**
     * Where a stream is sent.
     *
     * @param descriptor the stream: 1 or 2, or what else stands there
     * @param toDescriptor whether it follows another stream: {@code 2>&1}
     */
    record Redirect(int start, int end, String descriptor, boolean appends, boolean toDescriptor, String target) {
        boolean toNothing() {
            return target.equals("/dev/null");
        }

        boolean toFile() {
            return !toDescriptor && !target.startsWith("/dev/");
        }
    }

    private final String command;
    private final List<Redirect> redirects = new ArrayList<>();

    /** {@code command} as it stands in the crontab; what follows its first bare {@code %} is input, not command. */
    ShellLine(String command) {
        this.command = command;
        scan();
    }

    private void scan() {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == '(' || c == ')') {
                depth += c == '(' ? 1 : -1;
            } else if (c == '%' || (c == '#' && i > 0 && RawText.isBlank(command.charAt(i - 1)))) {
                return;
            } else if (c == '>' && depth == 0) {
                i = redirect(i);
            }
        }
    }

    private int redirect(int at) {
        boolean numbered = at > 0 && Character.isDigit(command.charAt(at - 1)) && (at == 1 || RawText.isBlank(command.charAt(at - 2)));
        Matcher found = OPERATOR.matcher(command).region(numbered ? at - 1 : at, command.length());
        if (!found.lookingAt()) {
            return at;
        }
        String descriptor = found.group(1).isEmpty() ? "1" : found.group(1);
        redirects.add(new Redirect(
                found.start(), found.end(), descriptor, found.group(2).equals(">>"), !found.group(3).isEmpty(), found.group(4)));
        return found.end() - 1;
    }

    Optional<Redirect> output() {
        return redirects.stream().filter(r -> r.descriptor().equals("1") && !r.toDescriptor()).reduce((_, last) -> last);
    }

    Optional<Redirect> errors() {
        return redirects.stream().filter(r -> r.descriptor().equals("2")).reduce((_, last) -> last);
    }

    /** Whether nothing that it says is seen by anybody. */
    boolean saysNothing() {
        return output().filter(Redirect::toNothing).isPresent()
                && errors().filter(r -> r.toNothing() || r.toDescriptor()).isPresent();
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

    /** Into the journal, where something is left after both redirects that says nothing, or at the end where there are none. */
    Optional<String> intoJournal() {
        String logger = "2>&1 | logger -t " + label();
        if (redirects.isEmpty()) {
            return command.contains("|") || bare() >= 0 ? Optional.empty() : Optional.of(command.stripTrailing() + " " + logger);
        }
        int from = redirects.stream().mapToInt(Redirect::start).min().orElse(0);
        int to = redirects.stream().mapToInt(Redirect::end).max().orElse(0);
        boolean last = command.substring(to).isBlank() && redirects.size() == 2;
        return last ? Optional.of(command.substring(0, from) + logger) : Optional.empty();
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
