package org.hostkeeper.module.logs;

import java.time.Clock;
import org.hostkeeper.fleet.Fleet;
import org.hostkeeper.fleet.Limits;

/**
 * Follows the journals of many units on many hosts as one stream: first the past that was asked for, then what comes.
 * A host that is lost is tried again with growing pauses and goes on at its cursor. Closing ends it on every host.
 */
public final class LogFollow implements AutoCloseable {

    public LogFollow(Fleet fleet, LogRequest request, LogListener listener, Limits limits, Clock clock) {
        throw new UnsupportedOperationException(fleet + " " + request + listener + limits + clock);
    }

    /** Begins; the listener is called from now on. */
    public void start() {}

    @Override
    public void close() {}
}
