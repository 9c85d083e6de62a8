package org.hostkeeper.agent.vm;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** The beats of one machine, which count only for the guest that was there when their connection was accepted. */
final class Heartbeats {
    private static final int STRIP = 120;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Duration timeout;
    private final int[] strip = new int[STRIP];
    private long stripSecond = Long.MIN_VALUE;
    private boolean alive;
    private boolean held;
    private long began;
    private long counted;
    private OptionalLong first = OptionalLong.empty();
    private OptionalLong last = OptionalLong.empty();

    Heartbeats(Duration timeout) {
        this.timeout = timeout;
    }

    /** There is another guest: what was accepted until now is of the former one. Silence is counted after this delay. */
    void begin(Moment now, Duration delay) {
        alive = true;
        began = now.nanos();
        counted = now.after(delay);
        first = OptionalLong.empty();
        last = OptionalLong.empty();
    }

    /** The guest is no more. */
    void end() {
        alive = false;
    }

    /** The same guest as before goes on: it could not say anything meanwhile. */
    void resume(Moment now) {
        later(now.nanos());
    }

    /** It is being ended; nothing counts meanwhile. */
    void hold() {
        held = alive;
        alive = false;
    }

    /** Nobody knows whether it is the same guest; it stays as silent as it was, and what was accepted until now does not count. */
    void doubt(Moment now) {
        alive = held;
        began = now.nanos();
    }

    boolean take(long accepted, Moment now) {
        if (!alive || accepted - began <= 0 || !now.reached(accepted)) {
            return false;
        }
        if (first.isEmpty()) {
            first = OptionalLong.of(accepted);
        }
        if (last.isEmpty() || accepted - last.getAsLong() > 0) {
            last = OptionalLong.of(accepted);
        }
        later(accepted);
        draw(now.nanos());
        return true;
    }

    private void later(long nanos) {
        if (nanos - counted > 0) {
            counted = nanos;
        }
    }

    boolean alive() {
        return alive;
    }

    OptionalLong first() {
        return first;
    }

    OptionalLong last() {
        return last;
    }

    /** When it is taken for dead if it goes on to say nothing. */
    long deadline() {
        return counted + timeout.toNanos();
    }

    boolean timedOut(Moment now) {
        return alive && now.reached(deadline());
    }

    Optional<Duration> sinceLast(Moment now) {
        return last.isPresent() ? Optional.of(now.since(last.getAsLong())) : Optional.empty();
    }

    private void draw(long nanos) {
        shift(nanos);
        strip[Math.floorMod(stripSecond, STRIP)]++;
    }

    private void shift(long nanos) {
        long second = Math.floorDiv(nanos, SECOND);
        long from = stripSecond == Long.MIN_VALUE ? second - STRIP : Math.max(stripSecond, second - STRIP);
        for (long empty = from + 1; empty <= second; empty++) {
            strip[Math.floorMod(empty, STRIP)] = 0;
        }
        stripSecond = Math.max(stripSecond, second);
    }

    /** The last two minutes by seconds, oldest first. */
    int[] strip(Moment now) {
        shift(now.nanos());
        int[] drawn = new int[STRIP];
        for (int i = 0; i < STRIP; i++) {
            drawn[i] = strip[Math.floorMod(stripSecond + 1 + i, STRIP)];
        }
        return drawn;
    }
}
