package org.hostkeeper.demo.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a unit says while it runs, as a pure function of time: the same moment always has the same lines, so that nothing
 * has to be kept and a test knows what it reads. A {@code #} in a line becomes a number.
 *
 * @param every the mean time between two lines
 * @param lines one of these each time; {@code <4>} at the beginning sets the priority, as sd-daemon(3) has it
 * @param burst how many lines at once every {@link #BURST_AFTER} steps; 1 for none
 */
public record Chatter(Duration every, List<String> lines, int burst) {
    private static final int BURST_AFTER = 90;


    /** A unit that says nothing. */
    public static final Chatter SILENT = new Chatter(Duration.ofDays(36_500), List.of(), 1);

    public static Chatter of(int seconds, String... lines) {
        return new Chatter(Duration.ofSeconds(seconds), List.of(lines), 1);
    }

    /** The same, and now and then so many lines within one step. */
    public Chatter withBursts(int count) {
        return new Chatter(every, lines, count);
    }

    /** The lines of a process that was started at {@code start}, from one moment on until before another. */
    List<JournalEntry> lines(String unit, String identifier, int pid, Instant start, Instant from, Instant until) {
        List<JournalEntry> said = new ArrayList<>();
        if (lines.isEmpty()) {
            return said;
        }
        long step = every.toNanos() / 1000;
        long first = Math.max(0, Duration.between(start, from).toNanos() / 1000 / step - 1);
        for (long k = first; !start.plusNanos(k * step * 1000).isAfter(until); k++) {
            int count = k % BURST_AFTER == BURST_AFTER - 1 ? burst : 1;
            for (int i = 0; i < count; i++) {
                long chance = Chance.of(unit.hashCode() ^ start.getEpochSecond(), k + i * 1_000_003L);
                long within = (Math.floorMod(chance, step) + i * step) / count;
                Instant at = start.plusNanos((k * step + within) * 1000);
                if (!at.isBefore(from) && at.isBefore(until)) {
                    said.add(line(unit, identifier, pid, at, chance));
                }
            }
        }
        return said;
    }

    private JournalEntry line(String unit, String identifier, int pid, Instant at, long chance) {
        String text = lines.get((int) Long.remainderUnsigned(chance >>> 7, lines.size()));
        int priority = 6;
        if (text.startsWith("<")) {
            priority = text.charAt(1) - '0';
            text = text.substring(3);
        }
        StringBuilder filled = new StringBuilder();
        long numbers = chance;
        for (char c : text.toCharArray()) {
            if (c == '#') {
                numbers = Chance.of(numbers, filled.length());
                filled.append(1 + Long.remainderUnsigned(numbers, 97));
            } else {
                filled.append(c);
            }
        }
        return new JournalEntry(at, unit, "", identifier, priority, pid, filled.toString(), chance);
    }
}
