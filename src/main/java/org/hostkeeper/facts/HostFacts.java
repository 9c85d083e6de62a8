package org.hostkeeper.facts;

import java.time.Duration;
import java.util.List;

/**
 * What every page wants to know of a host first: what runs on it, how busy it is, and whether systemd is content.
 *
 * @param os as os-release(5) calls it for people: "Debian GNU/Linux 12 (bookworm)"
 * @param cpus how many processors may be used
 * @param load1 run queue over the last minute, as in uptime(1)
 * @param memoryTotal bytes
 * @param memoryAvailable bytes that could be had without swapping (MemAvailable of proc_meminfo(5))
 * @param timeZone a name of the time zone database, or "UTC" where none is set
 * @param failedUnits names of the units in the state failed
 * @param rebootNeeded whether the host asks for it, or a newer kernel is installed than the one that runs
 */
public record HostFacts(
        String os,
        String kernel,
        String architecture,
        String hostname,
        Duration uptime,
        int cpus,
        double load1,
        double load5,
        double load15,
        long memoryTotal,
        long memoryAvailable,
        String timeZone,
        List<String> failedUnits,
        boolean rebootNeeded) {
    public HostFacts {
        failedUnits = List.copyOf(failedUnits);
    }

    /** Used memory as a fraction of all, 0 to 1. */
    public double memoryUse() {
        return memoryTotal == 0 ? 0 : 1 - (double) memoryAvailable / memoryTotal;
    }
}
