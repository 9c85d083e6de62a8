package org.hostkeeper.demo.program;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.demo.machine.Chance;
import org.hostkeeper.demo.machine.JournalEntry;
import org.hostkeeper.demo.machine.Machine;

/**
 * A place in a machine's journal, written as journald writes it: the file's and boot's names, the monotonic and the real
 * time in microseconds, and a hash that tells entries of the same moment apart.
 */
record Cursor(String text, Instant at, long tie) {
    private static final Comparator<Cursor> ORDER =
            Comparator.comparing(Cursor::at).thenComparing((a, b) -> Long.compareUnsigned(a.tie, b.tie));
    private static final Pattern FORM =
            Pattern.compile("s=[0-9a-f]{32};i=[0-9a-f]+;b=[0-9a-f]{32};m=[0-9a-f]+;t=([0-9a-f]+);x=([0-9a-f]+)");

    static Cursor of(Machine machine, JournalEntry entry) {
        long micros = entry.micros();
        String text = "s=%s;i=%x;b=%s;m=%x;t=%x;x=%x"
                .formatted(
                        id(machine, 1),
                        micros & 0xffffff,
                        id(machine, 2),
                        ChronoUnit.MICROS.between(machine.booted(), entry.at()),
                        micros,
                        entry.tie());
        return new Cursor(text, entry.at(), entry.tie());
    }

    static Optional<Cursor> read(String text) {
        Matcher m = FORM.matcher(text);
        return m.matches()
                ? Optional.of(new Cursor(
                        text,
                        Instant.EPOCH.plus(Long.parseLong(m.group(1), 16), ChronoUnit.MICROS),
                        Long.parseUnsignedLong(m.group(2), 16)))
                : Optional.empty();
    }

    /** A name of 128 bits that this machine keeps for ever: its own, or its boot's. */
    static String id(Machine machine, int which) {
        return "%016x%016x".formatted(Chance.of(machine.seed(), which), Chance.of(machine.seed(), which + 100L));
    }

    boolean isAfter(Cursor other) {
        return ORDER.compare(this, other) > 0;
    }
}
