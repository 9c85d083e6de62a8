package org.hostkeeper.desktop.theme;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.paint.Color;

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

    /** What a window shows of it before a sheet is read: its ground, and nothing else. */
    public Color ground() {
        return switch (theme().orElseGet(Look::ofSystem)) {
            case LIGHT -> Color.WHITE;
            case DARK -> Color.web("#0d1117");
            case CONTRAST -> Color.BLACK;
        };
    }

    /** The one that was kept under this code. */
    public static Optional<ThemeChoice> ofCode(String code) {
        return Stream.of(values()).filter(choice -> choice.code().equals(code)).findFirst();
    }

    static ThemeChoice of(Theme theme) {
        return valueOf(theme.name());
    }

    /** As kept in the settings. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
