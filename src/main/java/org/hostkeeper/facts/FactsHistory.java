package org.hostkeeper.facts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hostkeeper.host.HostName;

/**
 * The port to what hosts were like before: samples of their levels, thinned with age, and what happened to them by itself.
 * Several consoles may watch the same hosts and write what they saw: of each slot of time the newest sample is kept, and
 * what was told before is not kept twice. Safe from any thread; goes with its host.
 */
public interface FactsHistory {
    /** Adds to the past of a host. Events that say what was so already are left out, and so is a return of what was never lost. */
    void keep(HostName host, List<Sample> samples, List<FactEvent> events);

    /** One host's samples since then, oldest first. */
    List<Sample> samples(HostName host, Instant since);

    /** The samples of all hosts since then, oldest first. */
    Map<HostName, List<Sample>> samples(Instant since);

    /** What happened since then on all hosts, newest first, so many at most. */
    List<FactEvent> events(Instant since, int limit);

    /** Drops what is too old or too much for its age: a day is kept whole, thirty days by the hour. */
    void thin(Instant now);
}
