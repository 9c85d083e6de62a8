package org.hostkeeper.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;

/**
 * What each pulse costs the JavaFX thread: the processor time that the thread used from the beginning of one pulse to the
 * beginning of the next, in which is all that was handed to it, styles, layout and the hand-over to the renderer. It is
 * processor time, so that other programs do not count. Used on the JavaFX thread.
 */
final class Pulses extends AnimationTimer {
    /** What is told of all pulses. */
    enum Figure {
        P50("p50"),
        P99("p99"),
        MEAN("mean");

        private final String words;

        Figure(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Long> costs = new ArrayList<>();
    private long last = -1;

    @Override
    public void handle(long now) {
        long used = THREADS.getCurrentThreadCpuTime();
        if (last >= 0) {
            costs.add(used - last);
        }
        last = used;
    }

    @Override
    public void stop() {
        super.stop();
        last = -1;
    }

    int count() {
        return costs.size();
    }

    /** In milliseconds. */
    double of(Figure figure) {
        List<Long> sorted = costs.stream().sorted().toList();
        return switch (figure) {
            case P50 -> sorted.get(sorted.size() / 2) / 1e6;
            case P99 -> sorted.get(sorted.size() * 99 / 100) / 1e6;
            case MEAN -> sorted.stream().mapToLong(Long::longValue).average().orElseThrow() / 1e6;
        };
    }
}
