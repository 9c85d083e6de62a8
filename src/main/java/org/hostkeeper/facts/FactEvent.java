package org.hostkeeper.facts;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;

/**
 * Something that became otherwise on a host by itself, as one reading of its facts showed it against the one before. What
 * a person changed through a plan is in the journal instead.
 *
 * @param at when it was noticed
 * @param thing the unit or mount point that it is about; empty if it is about the host
 * @param detail what it is now, for {@link #words()}
 */
public record FactEvent(HostName host, Instant at, Kind kind, String thing, String detail) {
    /** What can happen; the codes are kept in files and stay the same for ever. */
    public enum Kind {
        /** It did not answer any more; the detail is the problem's code. */
        LOST,
        FOUND,
        UNIT_FAILED,
        UNIT_RECOVERED,
        /** A disk came above {@link Disk#NEARLY_FULL}; the detail is the used part in percent. */
        DISK_FILLED,
        DISK_EASED,
        /** The detail is when it came up. */
        REBOOTED,
        /** The detail is when it had come up. */
        REBOOT_NEEDED,
        /** The detail is the new name. */
        SYSTEM_CHANGED,
        /** The detail is the new release. */
        KERNEL_CHANGED;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What ends the state that this began, or began the one that this ends. */
        public Optional<Kind> opposite() {
            return switch (this) {
                case LOST -> Optional.of(FOUND);
                case FOUND -> Optional.of(LOST);
                case UNIT_FAILED -> Optional.of(UNIT_RECOVERED);
                case UNIT_RECOVERED -> Optional.of(UNIT_FAILED);
                case DISK_FILLED -> Optional.of(DISK_EASED);
                case DISK_EASED -> Optional.of(DISK_FILLED);
                case REBOOTED, REBOOT_NEEDED, SYSTEM_CHANGED, KERNEL_CHANGED -> Optional.empty();
            };
        }
    }

    /** What happened, without where and when. */
    public Text words() {
        return Text.of("facts", "event." + kind.code(), thing, detail);
    }
}
