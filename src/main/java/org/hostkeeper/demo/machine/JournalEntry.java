package org.hostkeeper.demo.machine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * One entry of a simulated machine's journal.
 *
 * @param at in whole microseconds
 * @param unit whose process said it: _SYSTEMD_UNIT
 * @param about the unit that systemd speaks of: UNIT; empty if the unit speaks for itself
 * @param tie tells entries of the same moment apart, always the same for the same entry
 */
public record JournalEntry(
        Instant at, String unit, String about, String identifier, int priority, int pid, String message, long tie) {
    /** Their order in the journal. */
    public static final Comparator<JournalEntry> ORDER = Comparator.comparing(JournalEntry::at)
            .thenComparing((a, b) -> Long.compareUnsigned(a.tie(), b.tie()));

    /** What systemd itself says about a unit. */
    static JournalEntry bySystemd(Instant at, String about, int priority, String message, long tie) {
        return new JournalEntry(at, "init.scope", about, "systemd", priority, 1, message, tie);
    }

    /** Whether it belongs to what {@code journalctl -u} shows of the unit. */
    public boolean concerns(String name) {
        return unit.equals(name) || about.equals(name);
    }

    public long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
