package org.hostkeeper.agent.vm.libvirt;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of {@code virsh snapshot-list}: name, time and state in columns; the last two are fixed, whatever the name holds. */
record SnapshotLine(String name, Instant created) {
    private static final Pattern LINE =
            Pattern.compile(" ?(.*\\S)\\s{2,}(\\d{4,6}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d [+-]\\d{4})\\s{2,}[a-z-]+\\s*");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx", java.util.Locale.ROOT);

    static Optional<SnapshotLine> of(String line) {
        Matcher columns = LINE.matcher(line);
        try {
            return columns.matches()
                    ? Optional.of(new SnapshotLine(columns.group(1), OffsetDateTime.parse(columns.group(2), TIME).toInstant()))
                    : Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.empty(); // a date that no calendar has is part of a name
        }
    }
}
