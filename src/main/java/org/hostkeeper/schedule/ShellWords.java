package org.hostkeeper.schedule;

/**
 * Where words end in a command: quotes, backquotes and parentheses are one piece each, with all that stands in them, however
 * deep. It is only as exact as its users need: what it cannot follow does not end for it.
 */
final class ShellWords {
    /** The index behind what does not end. */
    static final int NEVER = Integer.MAX_VALUE;

    private static final String META = ";&|<>()";

    private final String text;

    ShellWords(String text) {
        this.text = text;
    }

    boolean has(int at) {
        return at < text.length();
    }

    /** Whether a word begins here. */
    boolean isFirst(int at) {
        return at == 0 || RawText.isBlank(text.charAt(at - 1)) || META.indexOf(text.charAt(at - 1)) >= 0;
    }

    boolean isComment(int at) {
        return text.charAt(at) == '#' && isFirst(at);
    }

    int afterBlanks(int from) {
        int at = from;
        while (has(at) && RawText.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The index behind the word that begins here; the same where none does. */
    int afterWord(int from) {
        int at = from;
        while (has(at) && !RawText.isBlank(text.charAt(at)) && META.indexOf(text.charAt(at)) < 0) {
            at = after(at);
        }
        return at;
    }

    /** The index behind the one character here, or behind all that it opens. */
    int after(int from) {
        StringBuilder open = new StringBuilder();
        int at = from;
        do {
            at = step(open, at);
        } while (!open.isEmpty() && has(at));
        return open.isEmpty() && at <= text.length() ? at : NEVER;
    }

    /** {@code open} holds what has to close, the innermost last. */
    private int step(StringBuilder open, int at) {
        char c = text.charAt(at);
        boolean quoted = !open.isEmpty() && open.charAt(open.length() - 1) == '"';
        if (!open.isEmpty() && c == open.charAt(open.length() - 1)) {
            open.setLength(open.length() - 1);
            return at + 1;
        }
        if (text.startsWith("$(", at) || text.startsWith("${", at)) {
            open.append(text.charAt(at + 1) == '(' ? ')' : '}');
            return at + 2;
        }
        if (c == '"' || c == '`') {
            open.append(c);
        } else if (c == '(' && !quoted) {
            open.append(')');
        } else if (c == '\'' && !quoted) {
            int end = text.indexOf('\'', at + 1);
            return end < 0 ? NEVER : end + 1;
        }
        return c == '\\' ? at + 2 : at + 1;
    }
}
