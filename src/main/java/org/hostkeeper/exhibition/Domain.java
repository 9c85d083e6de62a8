package org.hostkeeper.exhibition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A virtual machine as libvirt knows it. It is asked for by its uuid: a name may be taken for a number or an option.
 *
 * @param reason why it is in this state, in libvirt's words: "unpaused", "destroyed", "from snapshot"
 * @param since when its process began; empty if there is none, or none that this login may see
 * @param memory how much it may have, bytes
 * @param agent whether it has a channel for QEMU's guest agent
 * @param reached addresses of its host on the bridges that its guest is on; none with user-mode networking, where that is loopback
 * @param disks files and devices that it writes to
 * @param snapshots oldest first
 */
public record Domain(
        UUID uuid,
        String name,
        String title,
        DomainState state,
        String reason,
        Optional<Instant> since,
        boolean autostart,
        boolean persistent,
        long memory,
        int processors,
        boolean agent,
        List<String> reached,
        List<String> disks,
        List<Snapshot> snapshots) {

    /** The snapshot of this name. */
    public Optional<Snapshot> snapshot(String wanted) {
        return snapshots.stream().filter(s -> s.name().equals(wanted)).findFirst();
    }

    /** The one that it stands upon. */
    public Optional<Snapshot> current() {
        return snapshots.stream().filter(Snapshot::current).findFirst();
    }

    /** What people call it: the title that was given to it, or its name. */
    public String shown() {
        return title.isBlank() ? name : title;
    }
}
