package org.hostkeeper.fleet;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How hard the fleet may try: what is good for ten hosts must not become a flood with four hundred.
 *
 * @param atOnce how many hosts are worked on at the same time
 * @param retryFirst how long after a broken connection the first new try comes
 * @param retryMost how long between tries at most; the pause doubles up to it
 * @param onScreen how old facts of a host on screen may grow
 * @param elsewhere how old facts of the other hosts may grow
 */
public record Limits(int atOnce, Duration retryFirst, Duration retryMost, Duration onScreen, Duration elsewhere) {
    public Limits {
        if (atOnce < 1) {
            throw new IllegalArgumentException("At least one host at a time");
        }
    }

    /**
     * How long to wait after so many failures in a row: doubled each time, and a quarter more or less by chance, so that
     * a hundred hosts behind one router do not all come back in the same moment.
     */
    public Duration pause(int failures, RandomGenerator random) {
        long most = retryMost.toMillis();
        long doubled = retryFirst.toMillis() << Math.clamp(failures - 1L, 0, 20);
        return Duration.ofMillis((long) (Math.min(most, doubled) * (0.75 + random.nextDouble() / 2)));
    }

    public static Limits usual() {
        return new Limits(
                50, Duration.ofSeconds(2), Duration.ofMinutes(2), Duration.ofSeconds(10), Duration.ofMinutes(2));
    }
}
