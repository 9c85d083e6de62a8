package org.hostkeeper.desktop.theme;

import java.util.Locale;

/** In which type everything is set: the one that comes with Hostkeeper, or the one that the desktop uses. */
public enum Typeface {
    BUNDLED,
    SYSTEM;

    /** As kept in the settings. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
