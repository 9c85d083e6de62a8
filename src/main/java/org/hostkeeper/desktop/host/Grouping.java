package org.hostkeeper.desktop.host;

import java.util.Locale;
import org.hostkeeper.words.Text;

/** By what the hosts of the page are put together. */
enum Grouping {
    NONE,
    /** By all tags of a host together, so that each host stands in one group. */
    TAGS,
    STATE,
    SYSTEM;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The group that a host is in; empty for one that has nothing to be grouped by. */
    Text of(HostRow row) {
        return switch (this) {
            case NONE -> Text.literal("");
            case TAGS -> Text.literal(String.join(" · ", row.host().tags()));
            case STATE -> row.state().word();
            case SYSTEM -> Text.literal(row.system());
        };
    }
}
