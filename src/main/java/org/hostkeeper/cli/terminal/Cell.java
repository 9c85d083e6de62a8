package org.hostkeeper.cli.terminal;

/** One place in a table: words, how they are meant, and whether they are a number, which stands at the right. */
public record Cell(String words, Tone tone, boolean number) {
    /** What a colour would say; the words say it too, so that nothing is lost without colour. */
    public enum Tone {
        PLAIN(""),
        GOOD("32"),
        WORKING("34"),
        ATTENTION("33"),
        FAILED("31"),
        OFF("2");

        private final String sgr;

        Tone(String sgr) {
            this.sgr = sgr;
        }

        /** In the colour of ECMA-48 SGR that stands for it. */
        String paint(String words) {
            return sgr.isEmpty() ? words : "\u001b[" + sgr + "m" + words + "\u001b[0m";
        }
    }

    public static Cell of(Object words) {
        return new Cell(words.toString(), Tone.PLAIN, false);
    }

    public static Cell number(Object value) {
        return new Cell(value.toString(), Tone.PLAIN, true);
    }

    public static Cell state(String words, Tone tone) {
        return new Cell(words, tone, false);
    }
}
