package org.hostkeeper.desktop.widget;

import java.util.Locale;
import javafx.css.PseudoClass;
import org.kordamp.ikonli.feather.Feather;

/**
 * The one vocabulary of states, for hosts, modules, plans and jobs alike; each has an icon and a colour, and is shown
 * with a word beside it, never by colour alone. In order from worst to best for people: what needs someone first.
 */
public enum Mark {
    FAILED(Feather.X_OCTAGON),
    ATTENTION(Feather.ALERT_TRIANGLE),
    WORKING(Feather.LOADER),
    UNKNOWN(Feather.HELP_CIRCLE),
    STOPPED(Feather.MINUS_CIRCLE),
    OK(Feather.CHECK_CIRCLE);

    private final Feather icon;
    private final String word = name().toLowerCase(Locale.ROOT);

    Mark(Feather icon) {
        this.icon = icon;
    }

    public Feather icon() {
        return icon;
    }

    /** Whether a person has to look. */
    public boolean needsSomeone() {
        return this == FAILED || this == ATTENTION;
    }

    /** The style class that carries its colour. */
    public String style() {
        return "state-" + word;
    }

    /** The same as a pseudo-class, for what changes its state often: a node's style classes cost a hundred times as much. */
    PseudoClass pseudo() {
        return PseudoClass.getPseudoClass(word);
    }
}
