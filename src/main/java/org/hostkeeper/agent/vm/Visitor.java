package org.hostkeeper.agent.vm;

import java.time.Duration;
import java.util.OptionalLong;

/** Whether somebody is at the artwork, as far as its guest says since when nobody touched it. One that never says has none. */
final class Visitor {
    private final Duration idle;
    private OptionalLong touched = OptionalLong.empty();

    /** @param idle untouched for so long: then nobody is there */
    Visitor(Duration idle) {
        this.idle = idle;
    }

    void untouchedFor(Duration since, Moment now) {
        long at = now.nanos() - since.toNanos();
        if (touched.isEmpty() || at - touched.getAsLong() > 0) {
            touched = OptionalLong.of(at);
        }
    }

    boolean isThere(Moment now) {
        return touched.isPresent() && now.since(touched.getAsLong()).compareTo(idle) < 0;
    }
}
