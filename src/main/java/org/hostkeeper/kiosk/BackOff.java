package org.hostkeeper.kiosk;

import java.time.Duration;

/** How long to wait before a lost host is tried again: soon at first, then less and less often, but never seldom. */
record BackOff(Duration first, Duration longest, int failures) {
    static BackOff usual() {
        return new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(15), 0);
    }

    BackOff further() {
        return new BackOff(first, longest, failures + 1);
    }

    /** After the last failure. */
    Duration pause() {
        Duration doubled = first.multipliedBy(1L << Math.clamp(failures - 1L, 0, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
