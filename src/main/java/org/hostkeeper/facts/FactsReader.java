package org.hostkeeper.facts;

import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.hostkeeper.remote.Remote;

/** Asks a host everything at once. */
public final class FactsReader {
    /** The constant program that runs the probes on a host; the probes come as records on its standard input. */
    public static final String PROGRAM = "";

    private final Clock clock;
    private final RandomGenerator random;

    public FactsReader(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** One round trip; a section for each probe, in their order, however it ended. */
    public List<Section> read(Remote remote, List<Probe<?>> probes) {
        throw new UnsupportedOperationException(clock + " " + random);
    }
}
