package org.hostkeeper.desktop.log;

/** A text that can be looked at only so often: some expressions look at it for ever. */
final class Patience implements CharSequence {
    /** It was looked at too often. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("", null, false, false);
        }
    }

    private static final int ENOUGH = 20_000;
    private static final int FOR_EACH_CHARACTER = 50;

    private final String text;
    private int left;

    Patience(String text) {
        this.text = text;
        this.left = ENOUGH + FOR_EACH_CHARACTER * text.length();
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
