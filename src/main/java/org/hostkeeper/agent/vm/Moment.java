package org.hostkeeper.agent.vm;

import java.time.Duration;
import java.time.LocalDateTime;

/**
 * Now, by two clocks: durations are measured by one that nobody sets, and opening hours are told by the one on the wall.
 *
 * @param nanos by {@link System#nanoTime()}, of which only differences mean something
 */
record Moment(long nanos, LocalDateTime wall) {
    boolean reached(long at) {
        return nanos - at >= 0;
    }

    long after(Duration duration) {
        return nanos + duration.toNanos();
    }

    Duration since(long then) {
        return Duration.ofNanos(nanos - then);
    }
}
