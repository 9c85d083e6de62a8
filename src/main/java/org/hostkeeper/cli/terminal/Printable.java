package org.hostkeeper.cli.terminal;

/**
 * Makes what came from a host safe to print: no control character reaches the terminal, where it would be obeyed, and no
 * bidirectional override (Unicode annex 9) turns a line around.
 */
public final class Printable {
    private Printable() {}

    /** On one line: each control character becomes its picture (U+2400 and following), a tab a space. */
    public static String line(String words) {
        if (words.chars().noneMatch(Printable::unsafe)) {
            return words;
        }
        StringBuilder clean = new StringBuilder(words.length());
        words.chars().forEach(c -> clean.append(picture((char) c)));
        return clean.toString();
    }

    /** The same, keeping line ends and tabs. */
    public static String text(String words) {
        StringBuilder clean = new StringBuilder(words.length());
        words.chars().forEach(c -> clean.append(c == '\n' || c == '\t' ? (char) c : picture((char) c)));
        return clean.toString();
    }

    private static char picture(char c) {
        if (c == '\t') {
            return ' ';
        }
        if (c < 0x20) {
            return (char) (0x2400 + c);
        }
        if (c == 0x7f) {
            return '\u2421';
        }
        return unsafe(c) ? '\ufffd' : c;
    }

    private static boolean unsafe(int c) {
        return Character.isISOControl(c) || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }
}
