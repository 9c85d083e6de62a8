package org.hostkeeper.module.logs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hostkeeper.host.HostName;

/**
 * Brings the lines of many hosts into the order of their time: it holds them back for a moment, since what was said
 * first may come last. At the beginning it also waits, not for ever, until each host has begun to tell its past. Who adds
 * faster than the lines are taken waits, so memory stays bounded. Safe from any thread.
 */
final class LogMerge {
    /** Hosts that pause for so long have said what they had to say. */
    static final Duration PAUSE = Duration.ofMillis(100);

    /** Longer than this nothing is held back. */
    static final Duration LONGEST = Duration.ofMillis(700);

    /** A host that has not begun by then does not hold the others up any longer. */
    static final Duration BEGINNING = Duration.ofSeconds(3);

    static final int CAPACITY = 20_000;

    private final List<LogLine> waiting = new ArrayList<>();
    private final Set<HostName> toBegin;
    private final long start;
    private long oldest;
    private long newest;

    /**
     * @param hosts whose past is waited for
     * @param now in nanoseconds, as of System.nanoTime
     */
    LogMerge(Collection<HostName> hosts, long now) {
        this.toBegin = new HashSet<>(hosts);
        this.start = now;
        this.newest = now;
    }

    /** The host tells its past from now on, or has none to tell. */
    synchronized void begun(HostName host, long now) {
        if (toBegin.remove(host)) {
            newest = now;
        }
    }

    /** What a lost host's loss is told after: everything, unless it is lost before it began. */
    synchronized List<LogLine> lost(HostName host) {
        return toBegin.remove(host) ? List.of() : takeAll();
    }

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
        boolean begun = toBegin.isEmpty() || now - start >= BEGINNING.toNanos();
        boolean due = (begun && (quiet || late)) || waiting.size() >= CAPACITY;
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
