package org.hostkeeper.desktop.theme;

import java.util.Locale;
import java.util.Optional;

/** Which theme a person wants: one of them, or whatever the desktop shows. */
public enum ThemeChoice {
    SYSTEM,
    LIGHT,
    DARK,
    CONTRAST;

    /** The theme that is meant, if one is. */
    Optional<Theme> theme() {
        return this == SYSTEM ? Optional.empty() : Optional.of(Theme.valueOf(name()));
    }

    static ThemeChoice of(Theme theme) {
        return valueOf(theme.name());
    }

    /** As kept in the settings. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
