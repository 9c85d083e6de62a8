package org.hostkeeper.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hostkeeper.problem.Problem;

/**
 * What one probe told of one host: the last value that was had, when, and the problem of the last try if that failed.
 * A value and a problem together mean that the value is old.
 */
public record Reading<T>(Optional<T> value, Optional<Instant> taken, Optional<Problem> problem) {
    /** Nobody has asked yet. */
    public static <T> Reading<T> none() {
        return new Reading<>(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static <T> Reading<T> of(T value, Instant taken) {
        return new Reading<>(Optional.of(value), Optional.of(taken), Optional.empty());
    }

    /** The same value, with the problem that kept it from being read anew. */
    public Reading<T> butNow(Problem failed) {
        return new Reading<>(value, taken, Optional.of(failed));
    }

    /** How old the value is. */
    public Optional<Duration> age(Instant now) {
        return taken.map(t -> Duration.between(t, now));
    }
}
