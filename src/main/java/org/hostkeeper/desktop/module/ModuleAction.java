package org.hostkeeper.desktop.module;

import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with services that are there; some of it is routine and done at once, the rest is shown first. */
public enum ModuleAction {
    START(Feather.PLAY, true),
    STOP(Feather.SQUARE, true),
    RESTART(Feather.ROTATE_CW, false),
    ENABLE(Feather.TOGGLE_RIGHT, false),
    DISABLE(Feather.TOGGLE_LEFT, false),
    RESET_FAILED(Feather.CORNER_UP_LEFT, false),
    RELOAD(Feather.REFRESH_CW, false);

    private final Feather icon;
    private final boolean routine;

    ModuleAction(Feather icon, boolean routine) {
        this.icon = icon;
        this.routine = routine;
    }

    Feather icon() {
        return icon;
    }

    /** Whether one of it can be done at once, because it is taken back as easily. */
    boolean routine() {
        return routine;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
