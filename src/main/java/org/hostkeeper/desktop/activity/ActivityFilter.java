package org.hostkeeper.desktop.activity;

import java.time.Instant;
import java.util.Optional;

/**
 * Which changes a person wants to see; what is empty does not matter.
 *
 * @param since those that began at this moment or later
 */
record ActivityFilter(
        String text, Optional<String> host, Optional<String> who, Optional<Result> result, Optional<Instant> since) {
    boolean holds(ActivityRow row) {
        return row.matches(text)
                && host.filter(h -> !h.equals(row.host().value())).isEmpty()
                && who.filter(w -> !w.equals(row.console())).isEmpty()
                && result.filter(r -> r != row.result()).isEmpty()
                && since.filter(row.at()::isBefore).isEmpty();
    }
}
