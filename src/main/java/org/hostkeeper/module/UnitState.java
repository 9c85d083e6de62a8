package org.hostkeeper.module;

import java.util.Locale;
import org.hostkeeper.words.Text;

/** How a unit is in the one vocabulary that every page uses; {@link Unit#state()} has the rules. */
public enum UnitState {
    RUNNING, WORKING, ATTENTION, FAILED, STOPPED, UNKNOWN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Text words() {
        return Text.of("module", "state." + code());
    }
}
