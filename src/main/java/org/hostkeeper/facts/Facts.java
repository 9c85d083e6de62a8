package org.hostkeeper.facts;

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
}
