package org.hostkeeper.demo.machine;

import java.time.Duration;
import java.util.List;

/**
 * What a simulated machine is made of and what runs on it.
 *
 * @param os as os-release(5) has it in PRETTY_NAME
 * @param load the load around which it wobbles
 * @param memory bytes
 * @param memoryUse the fraction of it that is in use, around which it wobbles
 * @param up how long it had been up when the demo began
 * @param rebootNeeded whether a newer kernel waits for a restart
 */
public record Hardware(
        String os,
        String kernel,
        String architecture,
        int cpus,
        double load,
        long memory,
        double memoryUse,
        String timeZone,
        Duration up,
        boolean rebootNeeded,
        List<Disk> disks) {
    public Hardware {
        disks = List.copyOf(disks);
    }

    /**
     * A file system.
     *
     * @param size in bytes
     * @param use the fraction of it that is in use when the demo begins
     */
    public record Disk(String source, String type, String mount, long size, double use) {}

    /** What {@code systemctl --version} says first on a system of this age. */
    public String systemd() {
        boolean old = kernel.startsWith("5.10");
        boolean young = kernel.startsWith("6.8");
        return old ? "systemd 247 " : young ? "systemd 255 " : "systemd 252 ";
    }
}
