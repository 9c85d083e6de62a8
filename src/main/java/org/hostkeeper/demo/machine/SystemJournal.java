package org.hostkeeper.demo.machine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The journal of a simulated machine: what was written, and in between what running units say of themselves, which is
 * computed when somebody reads. It goes back a day. The machine's lock guards it.
 */
public final class SystemJournal {
    /** Who says what belongs to no unit. */
    public static final String KERNEL = "kernel";

    /** How far back units' own lines reach. */
    public static final Duration KEPT = Duration.ofDays(1);

    /** Where units' own lines come from. */
    interface Voices {
        List<JournalEntry> said(Instant from, Instant until, Predicate<String> unit);
    }

    private static final int MOST_WRITTEN = 5_000;

    private final List<JournalEntry> written = new ArrayList<>();
    private final Voices voices;
    private long count;
    private Instant last = Instant.MIN;

    SystemJournal(Voices voices) {
        this.voices = voices;
    }

    /** What a process of a unit says. */
    public void say(Instant at, String unit, String identifier, int pid, int priority, String message) {
        append(new JournalEntry(next(at), unit, "", identifier, priority, pid, message, ++count));
    }

    /** What systemd says about a unit. */
    public void systemd(Instant at, String about, int priority, String message) {
        append(JournalEntry.bySystemd(next(at), about, priority, message, ++count));
    }

    /** Everything from one moment on until before another, in order, of the units that are asked for. */
    public List<JournalEntry> between(Instant from, Instant until, Predicate<JournalEntry> wanted, Predicate<String> unit) {
        List<JournalEntry> found = new ArrayList<>();
        for (JournalEntry entry : written) {
            if (!entry.at().isBefore(from) && entry.at().isBefore(until) && wanted.test(entry)) {
                found.add(entry);
            }
        }
        voices.said(from, until, unit).stream().filter(wanted).forEach(found::add);
        found.sort(JournalEntry.ORDER);
        return found;
    }

    /** The last so many before a moment, looking back no further than is kept. */
    public List<JournalEntry> last(int lines, Instant until, Predicate<JournalEntry> wanted, Predicate<String> unit) {
        Duration back = Duration.ofMinutes(20);
        while (true) {
            List<JournalEntry> found = between(until.minus(back), until, wanted, unit);
            if (found.size() >= lines || back.compareTo(KEPT) >= 0) {
                return found.subList(Math.max(0, found.size() - lines), found.size());
            }
            back = back.multipliedBy(6);
        }
    }

    private Instant next(Instant at) {
        Instant micros = at.truncatedTo(ChronoUnit.MICROS);
        last = micros.isAfter(last) ? micros : last.plus(1, ChronoUnit.MICROS);
        return last;
    }

    private void append(JournalEntry entry) {
        written.add(entry);
        if (written.size() > MOST_WRITTEN) {
            written.subList(0, MOST_WRITTEN / 5).clear();
        }
    }
}
