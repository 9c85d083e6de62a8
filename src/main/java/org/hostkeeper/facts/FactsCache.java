package org.hostkeeper.facts;

import java.util.List;
import org.hostkeeper.host.HostName;

/** The port to where the last good answers are kept, so that an unreachable host still shows its last known state. */
public interface FactsCache {
    /** Keeps the answered sections among these as the latest of their probes. */
    void keep(HostName host, List<Section> sections);

    /** The latest answered section of each probe. */
    List<Section> latest(HostName host);
}
