package org.hostkeeper.module.logs;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.hostkeeper.host.HostName;

/**
 * The newest lines of many hosts in the order of their time, in bounded memory: the oldest go first, whenever they came.
 * Safe from any thread.
 */
public final class LogBuffer {
    /** Lines of one moment stay in the order in which their host told them. */
    private record Place(Instant at, HostName host, long number) {}

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::at).thenComparing(Place::host).thenComparingLong(Place::number);

    private final int capacity;
    private final TreeMap<Place, LogLine> lines = new TreeMap<>(ORDER);
    private long added;

    /** @param capacity how many lines are kept */
    public LogBuffer(int capacity) {
        this.capacity = capacity;
    }

    public synchronized void add(List<LogLine> more) {
        for (LogLine line : more) {
            lines.put(new Place(line.at(), line.host(), added++), line);
            if (lines.size() > capacity) {
                lines.pollFirstEntry();
            }
        }
    }

    /** All that is kept, oldest first. */
    public synchronized List<LogLine> lines() {
        return List.copyOf(lines.values());
    }

    /** How many lines ever came in; more than are kept means that some went. */
    public synchronized long added() {
        return added;
    }
}
