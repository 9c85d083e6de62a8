package org.hostkeeper.desktop.log;

import org.hostkeeper.module.logs.LogListener;
import org.hostkeeper.module.logs.LogRequest;

/** Where followed logs come from. */
public interface LogSource {
    /** Begins to follow, without waiting; closing ends it on every host. */
    Following follow(LogRequest request, LogListener listener);

    /** A log that is being followed. */
    interface Following extends AutoCloseable {
        @Override
        void close();
    }
}
