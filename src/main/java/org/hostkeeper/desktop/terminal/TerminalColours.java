package org.hostkeeper.desktop.terminal;

import java.util.List;
import org.hostkeeper.desktop.theme.Theme;

/**
 * The colours of a terminal in a theme, each as 0xRRGGBB: the sixteen that programs ask for by number, made to be read
 * on the theme's ground. Drawn on a canvas, they cannot be tokens of a sheet.
 *
 * @param sixteen black, red, green, yellow, blue, magenta, cyan, white, and the same again bright
 */
record TerminalColours(int text, int ground, int markedText, int marked, List<Integer> sixteen) {
    private static final TerminalColours LIGHT = new TerminalColours(
            0x1f2328, 0xffffff, 0x1f2328, 0xb6d7ff,
            List.of(0x24292f, 0xcf222e, 0x116329, 0x4d2d00, 0x0969da, 0x8250df, 0x0b6b72, 0x5f6874,
                    0x57606a, 0xa40e26, 0x1a7f37, 0x7a4b00, 0x0a5cc2, 0x7a3fd8, 0x0f6f83, 0x6a737d));
    private static final TerminalColours DARK = new TerminalColours(
            0xe6edf3, 0x0d1117, 0xffffff, 0x264f78,
            List.of(0x7d8590, 0xff7b72, 0x3fb950, 0xd29922, 0x58a6ff, 0xbc8cff, 0x39c5cf, 0xb1bac4,
                    0x8b949e, 0xffa198, 0x56d364, 0xe3b341, 0x79c0ff, 0xd2a8ff, 0x56d4dd, 0xffffff));
    private static final TerminalColours CONTRAST = new TerminalColours(
            0xffffff, 0x000000, 0x000000, 0xffd33d,
            List.of(0x9ea7b3, 0xff9492, 0x26cd4d, 0xf0b72f, 0x71b7ff, 0xcb9eff, 0x39c5cf, 0xd9dee3,
                    0xb7bdc8, 0xffb1af, 0x4ae168, 0xf7c843, 0x91cbff, 0xdbb7ff, 0x56d4dd, 0xffffff));

    /** How much of a colour is left of it where it lies behind letters. */
    private static final double BEHIND = 0.2;

    static TerminalColours of(Theme theme) {
        return switch (theme) {
            case LIGHT -> LIGHT;
            case DARK -> DARK;
            case CONTRAST -> CONTRAST;
        };
    }

    /** One of the sixteen as the ground of letters: a breath of it, or letters in the others could not be read on it. */
    int behind(int index) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double own = (sixteen.get(index) >> shift & 0xff) * BEHIND;
            mixed |= (int) Math.round(own + (ground >> shift & 0xff) * (1 - BEHIND)) << shift;
        }
        return mixed;
    }
}
