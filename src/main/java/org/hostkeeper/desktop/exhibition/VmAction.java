package org.hostkeeper.desktop.exhibition;

import java.util.Locale;
import org.hostkeeper.exhibition.DomainState;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with machines as a whole; all of it is shown before it is done. */
public enum VmAction {
    START(Feather.PLAY),
    STOP(Feather.SQUARE),
    RESTART(Feather.ROTATE_CW),
    REVERT(Feather.CORNER_UP_LEFT);

    private final Feather icon;

    VmAction(Feather icon) {
        this.icon = icon;
    }

    Feather icon() {
        return icon;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean fits(VmRow row) {
        boolean runs = row.domain().state() == DomainState.RUNNING;
        return switch (this) {
            case START -> !runs;
            case STOP -> row.domain().state().isUp();
            case RESTART -> runs;
            case REVERT -> row.goal().isPresent();
        };
    }
}
