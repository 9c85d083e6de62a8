package org.hostkeeper.desktop.log;

import java.time.Instant;
import java.util.Locale;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.words.Text;

/** A line of the followed logs: what a host said, or what happened to following it. */
sealed interface LogRow {
    boolean matches(String filter);

    /** What a host said. */
    record Said(HostName host, String unit, Instant at, int priority, String message) implements LogRow {
        static Said of(LogLine line) {
            return new Said(line.host(), line.unit(), line.at(), line.priority(), Plain.oneLine(line.message()));
        }

        @Override
        public boolean matches(String filter) {
            return (host + " " + unit + " " + message).toLowerCase(Locale.ROOT).contains(filter);
        }
    }

    /** A gap, an end, or lines that were too many to show; always visible, whatever the filter. */
    record Told(Text words) implements LogRow {
        @Override
        public boolean matches(String filter) {
            return true;
        }
    }
}
