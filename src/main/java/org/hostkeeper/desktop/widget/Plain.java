package org.hostkeeper.desktop.widget;

/**
 * Text that hosts and people made, fit to be shown on one line: a name must not break a row, nor turn the words around
 * it with a direction mark.
 */
public final class Plain {
    private static final int ENOUGH = 400;
    private static final int DELETE = 0x7F;

    private Plain() {}

    public static String oneLine(String text) {
        if (text.length() <= ENOUGH && text.chars().allMatch(c -> c >= ' ' && c < DELETE)) {
            return text; // nearly all, and tables ask for thousands
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(ENOUGH).forEach(c -> shown.appendCodePoint(visible(c)));
        return text.length() > ENOUGH ? shown + "…" : shown.toString();
    }

    /** The same for text of many lines: the line breaks and tabs stay. */
    public static String lines(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> shown.appendCodePoint(c == '\n' || c == '\t' ? c : visible(c)));
        return shown.toString();
    }

    private static int visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> 0xB7;
            default -> c;
        };
    }
}
