package org.hostkeeper.desktop.overview;

import java.time.Instant;
import java.util.Optional;

/**
 * How much stands behind the sentence that nothing needs anyone.
 *
 * @param hosts how many are in scope
 * @param connected how many of them answer
 * @param oldest when the one that was read longest ago was read
 */
record Calm(int hosts, int connected, Optional<Instant> oldest) {
    static final Calm NOTHING_KNOWN = new Calm(0, 0, Optional.empty());

    /** Whether all of them were read, so that it may be said. */
    boolean isSure() {
        return hosts > 0 && hosts == connected && oldest.isPresent();
    }
}
