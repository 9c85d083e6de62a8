package org.hostkeeper.desktop.app;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/**
 * What asks a program to end, as the desktop does when a person logs out: signal(7). The window is closed as its own
 * button closes it, so that its place is kept and its connections end in order. Left to the runtime, the toolkit would be
 * taken down under its own drawing, which ends in a stack trace.
 */
final class EndSignals {
    private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

    private static final int SECONDS_TO_END = 10;

    /** What a shell reports of a program that a signal has ended: 128 and the signal's number. */
    private static final int ENDED_BY_SIGNAL = 128;

    private EndSignals() {}

    /**
     * From now on.
     *
     * @param close asks the window to close; called on a thread of its own for each signal
     * @param ended opens once everything is closed; if it does not, the program ends all the same
     */
    static void heed(Runnable close, CountDownLatch ended) {
        for (String name : NAMES) {
            Signal.handle(new Signal(name), signal -> {
                close.run();
                endAtLast(ended, signal);
            });
        }
    }

    private static void endAtLast(CountDownLatch ended, Signal signal) {
        try {
            if (ended.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ENDED_BY_SIGNAL + signal.getNumber());
    }
}
