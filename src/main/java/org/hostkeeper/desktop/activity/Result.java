package org.hostkeeper.desktop.activity;

import java.util.Locale;

/** How changes ended, as roughly as people look for them. */
enum Result {
    DONE, FAILED, UNDONE, INTERRUPTED, RUNNING;

    String key() {
        return "result." + name().toLowerCase(Locale.ROOT);
    }
}
