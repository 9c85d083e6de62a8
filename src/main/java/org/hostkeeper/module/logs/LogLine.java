package org.hostkeeper.module.logs;

import java.time.Instant;
import java.util.Optional;
import org.hostkeeper.host.HostName;

/**
 * One entry of a host's journal.
 *
 * @param unit the unit that it is about, be it the unit's own words or systemd's words about it; what belongs to no
 *     unit has its identifier here: {@code kernel}
 * @param priority 0 (emergency) to 7 (debug), as in syslog(3)
 * @param cursor where it stands in that host's journal, to go on from there
 */
public record LogLine(
        HostName host, String unit, Instant at, int priority, Optional<Integer> pid, String message, String cursor) {
    /** Of a message that is longer its beginning with "…", so many places together; a character that takes two is never halved. */
    public static String shortened(String message, int most) {
        if (message.length() <= most) {
            return message;
        }
        int end = most - 1;
        return message.substring(0, Character.isHighSurrogate(message.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
