package org.hostkeeper.exhibition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A state of a machine that was kept. Source: libvirt's snapshot XML.
 *
 * @param parent the snapshot that the machine stood upon when this one was made
 * @param state of the machine in it, as libvirt says it: "running", "shutoff", "disk-snapshot"
 * @param internal whether all of it is inside of the machine's own disks; libvirt 9 and older cannot revert to another
 * @param memory whether the machine's memory is in it, so that it goes on where it was
 * @param size bytes that its memory takes in the machine's disk; empty if it keeps none or the disk may not be read. What it keeps
 *     of the disk itself is shared with others, and QEMU does not count that
 * @param current whether the machine stands upon it now
 */
public record Snapshot(
        String name,
        Optional<String> parent,
        String description,
        String state,
        Instant created,
        boolean internal,
        boolean memory,
        Optional<Long> size,
        boolean current) {

    /** Those of these that were made upon it, directly or not. */
    public List<Snapshot> dependants(List<Snapshot> all) {
        return all.stream()
                .filter(other -> other.parent().filter(name::equals).isPresent())
                .flatMap(child -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(child), child.dependants(all).stream()))
                .toList();
    }
}
