package org.hostkeeper.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a broker is tried again: doubled each time, and a quarter more or less by chance, so that a
 * hundred agents do not all come back in the moment in which their broker does.
 */
public record Backoff(Duration first, Duration most) {
    public static Backoff usual() {
        return new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
    }

    /** After so many failures in a row, the first being 1. */
    public Duration pause(int failures, RandomGenerator random) {
        long doubled = first.toMillis() << Math.clamp(failures - 1L, 0, 20);
        return Duration.ofMillis((long) (Math.min(most.toMillis(), doubled) * (0.75 + random.nextDouble() / 2)));
    }
}
