package org.hostkeeper.facts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How busy and how full a host is at a moment, in the few numbers that are worth keeping for weeks.
 *
 * @param load run queue of the last minute for each processor; above 1 something waits
 * @param memory used part, 0 to 1
 * @param disk used part of its fullest disk, 0 to 1; absent if the disks could not be read
 * @param failedUnits how many units are failed
 */
public record Levels(double load, double memory, OptionalDouble disk, int failedUnits) {
    private static final HostProbe HOST = new HostProbe();
    private static final DisksProbe DISKS = new DisksProbe();

    /** Those of these facts; empty if the host was never read. */
    public static Optional<Levels> of(Facts facts) {
        Optional<List<Disk>> disks = facts.of(DISKS).value();
        return facts.of(HOST).value().map(host -> new Levels(
                host.load1() / Math.max(1, host.cpus()),
                host.memoryUse(),
                disks.flatMap(all -> all.stream().max(Comparator.comparingDouble(Disk::use)))
                        .map(disk -> OptionalDouble.of(disk.use()))
                        .orElse(OptionalDouble.empty()),
                host.failedUnits().size()));
    }
}
