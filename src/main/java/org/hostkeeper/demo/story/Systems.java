package org.hostkeeper.demo.story;

import java.time.Duration;
import java.util.List;
import org.hostkeeper.demo.machine.Hardware;
import org.hostkeeper.demo.machine.Hardware.Disk;

/** The kinds of machines in the story. */
final class Systems {
    private static final String BOOKWORM = "Debian GNU/Linux 12 (bookworm)";

    private Systems() {}

    /** A small fanless box behind a projector or a till. */
    static Hardware box(double load, double memoryUse, int daysUp, double diskUse) {
        return new Hardware(
                BOOKWORM, "6.1.0-28-amd64", "x86_64", 4, load, gib(8), memoryUse, "Europe/Berlin", up(daysUp, load), false,
                List.of(new Disk("/dev/nvme0n1p2", "ext4", "/", gib(118), diskUse), new Disk("/dev/nvme0n1p1", "vfat", "/boot/efi", gib(1) / 2, 0.02)));
    }

    /** A single-board computer in the shop. */
    static Hardware board(double load, double memoryUse, int daysUp, double diskUse) {
        return new Hardware(
                BOOKWORM, "6.6.51+rpt-rpi-v8", "aarch64", 4, load, gib(4), memoryUse, "Europe/Vienna", up(daysUp, load), false,
                List.of(new Disk("/dev/mmcblk0p2", "ext4", "/", gib(58), diskUse), new Disk("/dev/mmcblk0p1", "vfat", "/boot/firmware", gib(1) / 2, 0.13)));
    }

    /** A server with a large volume. */
    static Hardware server(String os, String kernel, String zone, double load, double diskUse, boolean rebootNeeded) {
        return new Hardware(
                os, kernel, "x86_64", 16, load, gib(64), 0.41, zone, up(203, load), rebootNeeded,
                List.of(
                        new Disk("/dev/mapper/vg0-root", "ext4", "/", gib(96), 0.34),
                        new Disk("/dev/mapper/vg0-srv", "xfs", "/srv", gib(14_901), diskUse)));
    }

    /** A router of the mesh. */
    static Hardware router(String os, String kernel, double load, int daysUp) {
        return new Hardware(
                os, kernel, "x86_64", 2, load, gib(2), 0.46, "Etc/UTC", up(daysUp, load), false,
                List.of(new Disk("/dev/vda1", "ext4", "/", gib(19), 0.27)));
    }

    /** Not whole days, so that no two look alike. */
    private static Duration up(int days, double load) {
        return Duration.ofDays(days).plusMinutes((long) (load * 877) % 1440).plusSeconds((long) (load * 9973) % 60);
    }

    static long gib(int count) {
        return (long) count << 30;
    }
}
