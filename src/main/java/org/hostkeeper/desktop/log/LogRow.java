package org.hostkeeper.desktop.log;

import java.time.Instant;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.words.Text;

/** A line of the followed logs: what a host said, or what happened to following it. */
sealed interface LogRow {
    Instant at();

    /** How many characters it keeps in memory. */
    int length();

    /** What a host said; a message of book length is cut. */
    record Said(HostName host, String unit, Instant at, int priority, Optional<Integer> pid, String message)
            implements LogRow {
        private static final int MOST = 8192;

        static Said of(LogLine line) {
            return new Said(
                    line.host(),
                    line.unit(),
                    line.at(),
                    line.priority(),
                    line.pid(),
                    LogLine.shortened(line.message(), MOST));
        }

        @Override
        public int length() {
            return message.length();
        }

        /** The unit as people call it. */
        String shortUnit() {
            return unit.endsWith(".service") ? unit.substring(0, unit.length() - ".service".length()) : unit;
        }
    }

    /** A gap, its end, or lines that were too many to keep; always visible, whatever the filter. */
    record Told(Instant at, Text words) implements LogRow {
        @Override
        public int length() {
            return 0;
        }
    }
}
