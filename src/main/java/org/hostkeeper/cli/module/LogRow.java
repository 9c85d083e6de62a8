package org.hostkeeper.cli.module;

import java.time.Instant;
import java.util.Optional;
import org.hostkeeper.module.logs.LogLine;

/** One line of a journal as scripts see it; the components are the keys. */
record LogRow(String host, String unit, Instant at, int priority, Optional<Integer> pid, String message, String cursor) {
    static LogRow of(LogLine line) {
        return new LogRow(
                line.host().value(), line.unit(), line.at(), line.priority(), line.pid(), line.message(), line.cursor());
    }
}
