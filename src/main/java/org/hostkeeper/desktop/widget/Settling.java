package org.hostkeeper.desktop.widget;

import java.util.function.LongSupplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Shows what follows from many changes, as the order of a table or the sum on a badge: at once if it was quiet before,
 * else no more often than each two seconds. What moves all the time can be neither read nor pressed.
 */
public final class Settling {
    private static final Duration PAUSE = Duration.seconds(2);
    private static final double NANOS = 1e6;

    private final LongSupplier clock;
    private final Runnable work;
    private final PauseTransition later = new PauseTransition();
    private long last;

    /** @param clock in nanoseconds, from any beginning */
    public Settling(LongSupplier clock, Runnable work) {
        this.clock = clock;
        this.work = work;
        this.last = clock.getAsLong() - (long) (PAUSE.toMillis() * NANOS);
        later.setOnFinished(_ -> settle());
    }

    /** Something has changed. */
    public void ask() {
        double left = PAUSE.toMillis() - (clock.getAsLong() - last) / NANOS;
        if (left <= 0) {
            settle();
        } else if (later.getStatus() != PauseTransition.Status.RUNNING) {
            later.setDuration(Duration.millis(left));
            later.playFromStart();
        }
    }

    private void settle() {
        last = clock.getAsLong();
        later.stop();
        work.run();
    }
}
