package org.hostkeeper.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hostkeeper.host.HostName;

/**
 * When the same command is at work more than once: on several hosts, or twice on one. A job of which nobody knows how long
 * it takes counts for the minute in which it starts.
 */
public final class Overlaps {
    /** Of what overlaps with nothing. */
    static final Overlaps NONE = new Overlaps(List.of());

    private final List<Overlap> all;

    private Overlaps(List<Overlap> all) {
        this.all = List.copyOf(all);
    }

    /** In the order of time; two that touch each other differ in whether they are across hosts. */
    public List<Overlap> all() {
        return all;
    }

    /** The first that has a minute in common with this time. */
    public Optional<Overlap> within(int from, int to) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).to() <= from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < all.size() && all.get(low).from() < to ? Optional.of(all.get(low)) : Optional.empty();
    }

    /** When something is at work, minute by minute. */
    record Work(HostName host, Starts starts, int lasting) {
        boolean meetsItself() {
            for (int i = 1; i < starts.count(); i++) {
                if (starts.minute(i) - starts.minute(i - 1) < lasting) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Of what runs the same command. */
    static Overlaps of(Collection<Work> same, int length) {
        if (same.size() == 1 && same.stream().noneMatch(Work::meetsItself)) {
            return NONE;
        }
        int[] runs = new int[length + 1];
        int[] hosts = new int[length + 1];
        Map<HostName, BitSet> byHost = new TreeMap<>();
        for (Work work : same) {
            BitSet busy = byHost.computeIfAbsent(work.host(), _ -> new BitSet(length));
            for (int i = 0; i < work.starts().count(); i++) {
                int from = Math.max(0, work.starts().minute(i));
                int to = Math.min(length, work.starts().minute(i) + work.lasting());
                if (from < to) {
                    runs[from]++;
                    runs[to]--;
                    busy.set(from, to);
                }
            }
        }
        byHost.values().forEach(busy -> add(busy, hosts));
        return of(runs, hosts);
    }

    /** One more from each beginning, one less from each end. */
    private static void add(BitSet busy, int[] changes) {
        for (int from = busy.nextSetBit(0); from >= 0; ) {
            int to = busy.nextClearBit(from);
            changes[from]++;
            changes[to]--;
            from = busy.nextSetBit(to);
        }
    }

    private static Overlaps of(int[] runChanges, int[] hostChanges) {
        List<Overlap> found = new ArrayList<>();
        int runs = 0;
        int hosts = 0;
        for (int minute = 0; minute < runChanges.length; minute++) {
            runs += runChanges[minute];
            hosts += hostChanges[minute];
            if (runs > 1) {
                append(found, minute, hosts);
            }
        }
        return new Overlaps(found);
    }

    private static void append(List<Overlap> found, int minute, int hosts) {
        boolean goesOn = !found.isEmpty() && found.getLast().to() == minute && found.getLast().acrossHosts() == hosts > 1;
        Overlap before = goesOn ? found.removeLast() : new Overlap(minute, minute, hosts);
        found.add(new Overlap(before.from(), minute + 1, Math.max(before.hosts(), hosts)));
    }
}
