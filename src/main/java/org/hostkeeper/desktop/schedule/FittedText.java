package org.hostkeeper.desktop.schedule;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Words cut to a width, as a canvas needs them; those that were cut before are remembered. Used on the JavaFX thread. */
final class FittedText {
    private static final int MOST = 4000;

    private final Text measure = new Text();
    private final Map<String, String> known = new HashMap<>();
    private double width;

    /** Cuts to this width in these letters from now on. */
    void to(double nextWidth, Font font) {
        if (nextWidth != width || !font.equals(measure.getFont()) || known.size() > MOST) {
            known.clear();
            width = nextWidth;
            measure.setFont(font);
        }
    }

    String fitted(String words) {
        return known.computeIfAbsent(words, this::cut);
    }

    private String cut(String words) {
        if (widthOf(words) <= width) {
            return words;
        }
        int fits = 0;
        int tooLong = words.length();
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            if (widthOf(words.substring(0, middle) + "…") <= width) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return words.substring(0, fits).stripTrailing() + "…";
    }

    private double widthOf(String words) {
        measure.setText(words);
        return measure.getLayoutBounds().getWidth();
    }
}
