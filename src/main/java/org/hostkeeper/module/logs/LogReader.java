package org.hostkeeper.module.logs;

import java.util.List;
import org.hostkeeper.remote.Remote;

/** Reads the past of some units' journals on one host, without following. */
public final class LogReader {

    /** The last lines, oldest first. A user who may not read the journal gets a problem that names the group. */
    public List<LogLine> read(Remote remote, LogRequest request) {
        throw new UnsupportedOperationException(remote + " " + request);
    }
}
