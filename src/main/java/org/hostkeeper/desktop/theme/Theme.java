package org.hostkeeper.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;

/** The two themes. Both set the same colour tokens; everything else in the sheets is the same for both. */
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet()),
    DARK(new PrimerDark().getUserAgentStylesheet());

    private final String ground;

    Theme(String ground) {
        this.ground = ground;
    }

    /** The sheet that everything stands on. */
    String ground() {
        return ground;
    }

    /** As kept in the settings. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
