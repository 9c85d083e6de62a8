package org.hostkeeper.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a host was at one moment of the past; without levels it was asked then and did not answer. Time is cut into slots,
 * and of each only the newest sample counts, so that a host on screen costs no more room than another.
 */
public record Sample(Instant at, Optional<Levels> levels) {
    /** How long a slot is: a day is 288 of them, about as many as a line on screen has points. */
    public static final Duration SLOT = Duration.ofMinutes(5);

    /** What these facts tell of the moment at which they were read; empty if they never were. */
    public static Optional<Sample> of(Facts facts) {
        return facts.of(new HostProbe()).taken().map(taken -> new Sample(taken, Levels.of(facts)));
    }

    /** A moment at which the host did not answer. */
    public static Sample missing(Instant at) {
        return new Sample(at, Optional.empty());
    }

    public boolean reached() {
        return levels.isPresent();
    }

    /** The slot that the sample is in, counted from 1970. */
    public long slot() {
        return slot(at);
    }

    public static long slot(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), SLOT.toSeconds());
    }
}
