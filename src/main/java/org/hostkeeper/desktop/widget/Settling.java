package org.hostkeeper.desktop.widget;

import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Shows what follows from many changes, as the order of a table or the sum on a badge: at once if it was quiet before,
 * else in steps with a pause between them, which grows as long as the changes do not end. What moves all the time can be
 * neither read nor pressed. Used on the JavaFX thread.
 */
public final class Settling {
    private static final double NANOS = 1e6;

    private final Duration least;
    private final Duration most;
    private final LongSupplier clock;
    private final Runnable work;
    private final BiConsumer<Duration, Runnable> later;
    private Duration pause;
    private long last;
    private boolean waiting;

    /** @param later does something after some time; in the window, by its animation timer */
    Settling(Duration least, Duration most, LongSupplier clock, BiConsumer<Duration, Runnable> later, Runnable work) {
        this.least = least;
        this.most = most;
        this.clock = clock;
        this.later = later;
        this.work = work;
        this.pause = least;
        this.last = clock.getAsLong() - (long) (least.toMillis() * NANOS);
    }

    /**
     * For what a person reads and presses: it stands still for two seconds, and in a flood for six.
     *
     * @param clock in nanoseconds, from any beginning
     */
    public static Settling toRead(LongSupplier clock, Runnable work) {
        return new Settling(Duration.seconds(2), Duration.seconds(6), clock, Settling::later, work);
    }

    /** For what nobody sees: so often at most. */
    public static Settling each(Duration pause, LongSupplier clock, Runnable work) {
        return new Settling(pause, pause, clock, Settling::later, work);
    }

    /** Something has changed. */
    public void ask() {
        double left = pause.toMillis() - (clock.getAsLong() - last) / NANOS;
        if (left <= 0 && !waiting) {
            pause = least;
            settle();
        } else if (!waiting) {
            waiting = true;
            later.accept(Duration.millis(left), this::settleAgain);
        }
    }

    private void settleAgain() {
        waiting = false;
        pause = Duration.millis(Math.min(2 * pause.toMillis(), most.toMillis()));
        settle();
    }

    private void settle() {
        last = clock.getAsLong();
        work.run();
    }

    private static void later(Duration time, Runnable work) {
        PauseTransition pause = new PauseTransition(time);
        pause.setOnFinished(_ -> work.run());
        pause.play();
    }
}
