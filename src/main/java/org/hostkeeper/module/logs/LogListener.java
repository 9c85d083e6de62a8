package org.hostkeeper.module.logs;

import java.time.Instant;
import java.util.List;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;

/** Hears a followed log. Called on any thread, one call at a time, so it must be quick; a window crosses by itself. */
public interface LogListener {
    /** The next lines, in the order of their time as far as that is known when they come. */
    void lines(List<LogLine> lines);

    /** This host's journal cannot be followed now; what is worth another try is tried again by itself. */
    void lost(HostName host, Problem problem);

    /**
     * It goes on; what was said since then comes late.
     *
     * @param whole nothing was left out; else the host's journal no longer reaches back so far, and lines may be missing
     */
    void resumed(HostName host, Instant since, boolean whole);
}
