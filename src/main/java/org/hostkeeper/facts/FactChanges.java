package org.hostkeeper.facts;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hostkeeper.facts.FactEvent.Kind;

/**
 * What happened between two readings of a host's facts. Only what both tell is compared: the first reading of a host is
 * no change, and a reading that failed changes nothing.
 */
public final class FactChanges {
    /** Below this a disk that was nearly full has room again; apart, so that one on the edge is not told of each time. */
    static final double EASED = 0.85;

    /** How far two clocks may drift apart between two readings before that counts as a restart. */
    private static final Duration DRIFT = Duration.ofMinutes(2);

    private final Facts after;
    private final List<FactEvent> events = new ArrayList<>();

    private FactChanges(Facts after) {
        this.after = after;
    }

    public static List<FactEvent> between(Facts before, Facts after) {
        FactChanges changes = new FactChanges(after);
        changes.host(before.of(new HostProbe()), after.of(new HostProbe()));
        changes.disks(before.of(new DisksProbe()), after.of(new DisksProbe()));
        return List.copyOf(changes.events);
    }

    private void host(Reading<HostFacts> before, Reading<HostFacts> now) {
        if (!newer(before, now)) {
            return;
        }
        Instant at = now.taken().orElseThrow();
        HostFacts old = before.value().orElseThrow();
        HostFacts next = now.value().orElseThrow();
        Instant up = at.minus(next.uptime());
        if (up.isAfter(before.taken().orElseThrow().minus(old.uptime()).plus(DRIFT))) {
            add(at, Kind.REBOOTED, "", moment(up));
        }
        next.failedUnits().stream()
                .filter(unit -> !old.failedUnits().contains(unit))
                .forEach(unit -> add(at, Kind.UNIT_FAILED, unit, ""));
        old.failedUnits().stream()
                .filter(unit -> !next.failedUnits().contains(unit))
                .forEach(unit -> add(at, Kind.UNIT_RECOVERED, unit, ""));
        if (next.rebootNeeded() && !old.rebootNeeded()) {
            add(at, Kind.REBOOT_NEEDED, "", moment(up));
        }
        if (!next.os().equals(old.os())) {
            add(at, Kind.SYSTEM_CHANGED, "", next.os());
        }
        if (!next.kernel().equals(old.kernel())) {
            add(at, Kind.KERNEL_CHANGED, "", next.kernel());
        }
    }

    private void disks(Reading<List<Disk>> before, Reading<List<Disk>> now) {
        if (!newer(before, now)) {
            return;
        }
        Map<String, Double> uses = new HashMap<>();
        before.value().orElseThrow().forEach(disk -> uses.put(disk.mount(), disk.use()));
        for (Disk disk : now.value().orElseThrow()) {
            double old = uses.getOrDefault(disk.mount(), 0.0);
            String percent = Long.toString(Math.round(disk.use() * 100));
            if (disk.use() >= Disk.NEARLY_FULL && old < Disk.NEARLY_FULL) {
                add(now.taken().orElseThrow(), Kind.DISK_FILLED, disk.mount(), percent);
            } else if (disk.use() < EASED && old >= EASED) {
                add(now.taken().orElseThrow(), Kind.DISK_EASED, disk.mount(), percent);
            }
        }
    }

    private void add(Instant at, Kind kind, String thing, String detail) {
        events.add(new FactEvent(after.host(), at, kind, thing, detail));
    }

    private static boolean newer(Reading<?> before, Reading<?> now) {
        return before.value().isPresent()
                && now.value().isPresent()
                && now.taken().orElseThrow().isAfter(before.taken().orElseThrow());
    }

    /** To the minute, so that two consoles that read the same host name the same moment. */
    private static String moment(Instant up) {
        return up.plusSeconds(30).truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
