package org.hostkeeper.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;

/** The themes. All set the same colour tokens; everything else in the sheets is the same for all. */
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet()),
    DARK(new PrimerDark().getUserAgentStylesheet()),
    /** White on black with hard edges, for who needs more than the dark one gives. */
    CONTRAST(new PrimerDark().getUserAgentStylesheet());

    private final String ground;

    Theme(String ground) {
        this.ground = ground;
    }

    /** The sheet that everything stands on. */
    String ground() {
        return ground;
    }

    boolean isDark() {
        return this != LIGHT;
    }

    /** As kept in the settings. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
