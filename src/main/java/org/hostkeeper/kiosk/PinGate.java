package org.hostkeeper.kiosk;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Lets staff through, and a visitor who tries PINs through after years: after some wrong ones it stays shut for a while, and
 * for twice as long after each further wrong one. Safe from any thread.
 */
public final class PinGate {
    /** What came of an entry. */
    public enum Answer { RIGHT, WRONG, SHUT }

    private static final int FREE = 3;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Pin pin;
    private final LongSupplier nanos;
    private int wrong;
    /** Read without the lock: who asks draws a window meanwhile, and an entry holds the lock for as long as it takes. */
    private volatile long shutUntil;

    /** @param nanos a clock that only goes on, {@link System#nanoTime} */
    public PinGate(Pin pin, LongSupplier nanos) {
        this.pin = pin;
        this.nanos = nanos;
        this.shutUntil = nanos.getAsLong();
    }

    /** Takes some tenths of a second; the characters are wiped. While it is shut nothing is even compared. */
    public synchronized Answer enter(char[] digits) {
        if (!shut().isZero()) {
            java.util.Arrays.fill(digits, '\0');
            return Answer.SHUT;
        }
        if (pin.matches(digits)) {
            wrong = 0;
            return Answer.RIGHT;
        }
        wrong++;
        if (wrong >= FREE) {
            Duration pause = FIRST.multipliedBy(1L << Math.min(wrong - FREE, 10));
            shutUntil = nanos.getAsLong() + (pause.compareTo(LONGEST) < 0 ? pause : LONGEST).toNanos();
        }
        return wrong >= FREE ? Answer.SHUT : Answer.WRONG;
    }

    /** For how long nothing is taken; zero if it is open. */
    public Duration shut() {
        return Duration.ofNanos(Math.max(0, shutUntil - nanos.getAsLong()));
    }
}
