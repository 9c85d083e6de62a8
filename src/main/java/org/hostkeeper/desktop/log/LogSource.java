package org.hostkeeper.desktop.log;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.module.logs.LogListener;
import org.hostkeeper.module.logs.LogRequest;
import org.hostkeeper.problem.Problem;

/** Where logs come from: followed, or read from the past. */
public interface LogSource {
    /** Begins to follow, without waiting; closing ends it on every host. */
    Following follow(LogRequest request, LogListener listener);

    /** Reads what was said around a moment, as a job; told on the JavaFX thread. */
    void around(LogRequest request, Instant moment, Consumer<Past> told);

    /** A log that is being followed. */
    interface Following extends AutoCloseable {
        /** Tries lost hosts at once; the others are not disturbed. */
        void retry();

        @Override
        void close();

        /** @param retry tries lost hosts at once */
        static Following of(Runnable retry, Runnable close) {
            return new Following() {
                @Override
                public void retry() {
                    retry.run();
                }

                @Override
                public void close() {
                    close.run();
                }
            };
        }
    }

    /** What was read: lines of all hosts, and what kept some from answering. */
    record Past(List<LogLine> lines, List<Problem> problems) {}
}
