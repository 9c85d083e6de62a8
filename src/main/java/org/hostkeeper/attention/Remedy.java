package org.hostkeeper.attention;

import java.util.Locale;

/** What a person can do about a concern, the likeliest first. */
public enum Remedy {
    /** Look at the unit: why it failed, and its log. */
    SHOW_WHY,
    RESTART,
    /** Look at the virtual machine. */
    SHOW_VM,
    /** Finish an interrupted plan. */
    FINISH,
    /** Take back what was done of it. */
    UNDO,
    TRY_AGAIN,
    SHOW_HOST;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
