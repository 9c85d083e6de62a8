package org.hostkeeper.module.logs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hostkeeper.host.HostName;

/**
 * Which journals are wanted, and what of them.
 *
 * @param parts what is wanted of each host
 * @param lines how many of the past are shown of each host, at most
 * @param since nothing older than this
 * @param until nothing newer than this; not for what is followed
 * @param level the least urgent level, 0 (emergency) to 7 (debug), as in syslog(3)
 * @param grep what a message must match: a regular expression as journalctl(1) understands it
 */
public record LogRequest(
        Map<HostName, LogPart> parts,
        int lines,
        Optional<Instant> since,
        Optional<Instant> until,
        int level,
        Optional<String> grep) {
    public static final int DEBUG = 7;

    public LogRequest {
        parts = Map.copyOf(new TreeMap<>(parts));
    }

    /** The last lines of all levels. */
    public static LogRequest last(Map<HostName, LogPart> parts, int lines) {
        return new LogRequest(parts, lines, Optional.empty(), Optional.empty(), DEBUG, Optional.empty());
    }

    /** The last lines of these units. */
    public static LogRequest ofUnits(Map<HostName, List<String>> units, int lines) {
        return last(
                units.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> LogPart.of(entry.getValue()))),
                lines);
    }

    public LogRequest between(Optional<Instant> from, Optional<Instant> to) {
        return new LogRequest(parts, lines, from, to, level, grep);
    }

    public LogRequest matching(int least, Optional<String> words) {
        return new LogRequest(parts, lines, since, until, least, words);
    }

    LogPart of(HostName host) {
        return parts.getOrDefault(host, LogPart.of(List.of()));
    }
}
