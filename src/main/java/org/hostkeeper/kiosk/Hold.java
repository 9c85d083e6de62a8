package org.hostkeeper.kiosk;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A button that is pressed and held: a visitor who leans on the screen, or a child who taps it, brings nothing back. Once held
 * for long enough it counts once, and not again before it is let go.
 */
public final class Hold {
    private final Duration needed;
    private final LongSupplier nanos;
    private boolean pressed;
    private boolean counted;
    private long since;

    /** @param nanos a clock that only goes on, {@link System#nanoTime} */
    public Hold(Duration needed, LongSupplier nanos) {
        this.needed = needed;
        this.nanos = nanos;
    }

    /** Again while it is pressed, as a keyboard's repeat says it, changes nothing. */
    public void press() {
        if (!pressed) {
            pressed = true;
            counted = false;
            since = nanos.getAsLong();
        }
    }

    public void release() {
        pressed = false;
    }

    /** From 0 to 1. */
    public double progress() {
        if (!pressed || counted) {
            return 0;
        }
        return Math.clamp((double) (nanos.getAsLong() - since) / Math.max(1, needed.toNanos()), 0, 1);
    }

    /** Whether it has been held for long enough; true once for each press. */
    public boolean counts() {
        if (progress() < 1) {
            return false;
        }
        counted = true;
        return true;
    }
}
