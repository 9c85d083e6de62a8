package org.hostkeeper.schedule;

import java.time.Instant;
import java.util.Locale;
import org.hostkeeper.words.Text;

/**
 * A start of a job that was due and did not come.
 *
 * @param due to the minute
 */
public record MissedRun(Instant due, Why why) {
    /** What kept it from it, each as the journal tells it. */
    public enum Why {
        /** Between the last line of one start of the host and the first line of the next. */
        HOST_OFF,
        /** Between the daemon's stop and its start. */
        CRON_OFF,
        /** The daemon was there and wrote down no start. */
        NO_START;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public Text words() {
            return Text.of("schedule", "missed." + code());
        }
    }
}
