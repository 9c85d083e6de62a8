package org.hostkeeper.module.logs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hostkeeper.host.HostName;

/**
 * Which journals are wanted.
 *
 * @param units unit names by host
 * @param lines how many of the past are shown of each host, at most
 * @param since nothing older than this
 */
public record LogRequest(Map<HostName, List<String>> units, int lines, Optional<Instant> since) {
    public LogRequest {
        units = Map.copyOf(new TreeMap<>(units));
    }
}
