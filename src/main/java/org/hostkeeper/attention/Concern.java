package org.hostkeeper.attention;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;

/**
 * One thing that needs a person: what, where, since when, and why as far as it is known.
 *
 * @param thing the unit, machine, mount point or plan that it is about; empty if it is about the host
 * @param what in a few plain words
 * @param since when it began, or was seen first; empty if nobody knows
 */
public record Concern(HostName host, Kind kind, String thing, Text what, Optional<Text> why, Optional<Instant> since) {
    /** Urgent ones first, then what has just begun: that is what somebody is looking for. */
    public static final Comparator<Concern> WORST_FIRST = Comparator.comparing(Concern::kind)
            .thenComparing(concern -> concern.since().orElse(Instant.MIN), Comparator.reverseOrder())
            .thenComparing(Concern::host)
            .thenComparing(Concern::thing);

    /** What a concern is known by while its words change. */
    public record Key(HostName host, Kind kind, String thing) {}

    /** What can need a person, the worst first. */
    public enum Kind {
        CHANGED_KEY(true, Remedy.SHOW_HOST),
        UNREACHABLE(true, Remedy.TRY_AGAIN, Remedy.SHOW_HOST),
        ACCESS_DENIED(true, Remedy.TRY_AGAIN, Remedy.SHOW_HOST),
        FAILED_UNIT(true, Remedy.SHOW_WHY, Remedy.RESTART),
        FAILED_VM(true, Remedy.SHOW_VM, Remedy.SHOW_HOST),
        INTERRUPTED_PLAN(false, Remedy.FINISH, Remedy.UNDO),
        UNSTEADY_UNIT(false, Remedy.SHOW_WHY, Remedy.RESTART),
        PAUSED_VM(false, Remedy.SHOW_VM, Remedy.SHOW_HOST),
        NO_GOLDEN_SNAPSHOT(false, Remedy.SHOW_VM, Remedy.SHOW_HOST),
        DISK_NEARLY_FULL(false, Remedy.SHOW_HOST),
        UNKNOWN_KEY(false, Remedy.TRY_AGAIN, Remedy.SHOW_HOST),
        OLD_FACTS(false, Remedy.TRY_AGAIN, Remedy.SHOW_HOST),
        OPEN_DEFECT(false, Remedy.SHOW_HOST),
        REBOOT_NEEDED(false, Remedy.SHOW_HOST);

        private final boolean failed;
        private final List<Remedy> remedies;

        Kind(boolean failed, Remedy... remedies) {
            this.failed = failed;
            this.remedies = List.of(remedies);
        }

        /** Whether something does not work now; else it will not for long, or only waits for somebody. */
        public boolean failed() {
            return failed;
        }

        /** The stable name, as scripts see it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What can be done about it here, the likeliest first. */
    public List<Remedy> remedies() {
        boolean ofUnit = kind == Kind.FAILED_UNIT || kind == Kind.UNSTEADY_UNIT;
        // of a mount, a timer or a socket there is no more to see here than that it failed
        return ofUnit && !thing.endsWith(".service") ? List.of(Remedy.SHOW_HOST) : kind.remedies;
    }

    public Key key() {
        return new Key(host, kind, thing);
    }

    /** The same, begun then. */
    Concern begun(Instant then) {
        return new Concern(host, kind, thing, what, why, Optional.of(then));
    }
}
