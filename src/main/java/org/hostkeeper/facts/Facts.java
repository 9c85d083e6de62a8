package org.hostkeeper.facts;

import java.util.List;
import java.util.Map;
import org.hostkeeper.host.HostName;

/**
 * All that is known of one host at one moment, immutable. Each reading carries its own age: one probe may hang while the
 * others answer.
 *
 * @param readings by probe name
 */
public record Facts(HostName host, Map<String, Reading<?>> readings) {
    public Facts {
        readings = Map.copyOf(readings);
    }

    public static Facts unknown(HostName host) {
        return new Facts(host, Map.of());
    }

    /** What this probe told. The probe's name is the key, so the type is the probe's own. */
    @SuppressWarnings("unchecked")
    public <T> Reading<T> of(Probe<T> probe) {
        Reading<?> reading = readings.get(probe.name());
        return reading == null ? Reading.none() : (Reading<T>) reading;
    }

    /**
     * These facts with a newer answer: each section is parsed once, here. A section that did not come about or cannot be
     * understood leaves the last good value with its age and adds the problem.
     */
    public Facts update(List<Section> sections, List<Probe<?>> probes) {
        throw new UnsupportedOperationException(sections + " " + probes);
    }
}
