package org.hostkeeper.module.logs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Brings the lines of many hosts into the order of their time: it holds them back for a moment, since what was said
 * first may come last. Who adds faster than the lines are taken waits, so memory stays bounded. Safe from any thread.
 */
final class LogMerge {
    /** Hosts that pause for so long have said what they had to say. */
    static final Duration PAUSE = Duration.ofMillis(100);

    /** Longer than this nothing is held back. */
    static final Duration LONGEST = Duration.ofMillis(700);

    static final int CAPACITY = 20_000;

    private final List<LogLine> waiting = new ArrayList<>();
    private long oldest;
    private long newest;

    /** @param now in nanoseconds, as of System.nanoTime */
    synchronized void add(LogLine line, long now) throws InterruptedException {
        while (waiting.size() >= CAPACITY) {
            wait();
        }
        if (waiting.isEmpty()) {
            oldest = now;
        }
        newest = now;
        waiting.add(line);
    }

    /** The lines whose time has come, in order; empty if it is too early. */
    synchronized List<LogLine> take(long now) {
        boolean quiet = now - newest >= PAUSE.toNanos();
        boolean late = now - oldest >= LONGEST.toNanos();
        boolean due = quiet || late || waiting.size() >= CAPACITY;
        return due ? takeAll() : List.of();
    }

    /** All lines, in order, whether their time has come or not. */
    synchronized List<LogLine> takeAll() {
        List<LogLine> lines = new ArrayList<>(waiting);
        waiting.clear();
        notifyAll();
        lines.sort(Comparator.comparing(LogLine::at)); // stable: a host's own order holds within one moment
        return lines;
    }
}
