package org.hostkeeper.demo;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.demo.machine.Chance;
import org.hostkeeper.demo.machine.Hardware;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Service;

/** Answers the probes {@code host} and {@code disks}: load and memory wobble with the clock, disks fill slowly. */
final class DemoHostFacts implements DemoFeature {
    private static final double RESERVE = 0.05;

    @Override
    public Optional<String> answer(String probe, Machine machine) {
        return switch (probe) {
            case "host" -> Optional.of(host(machine));
            case "disks" -> Optional.of(disks(machine));
            default -> Optional.empty();
        };
    }

    private static String host(Machine machine) {
        Hardware hardware = machine.hardware();
        double uptime = Duration.between(machine.booted(), machine.now()).toMillis() / 1000.0;
        long total = hardware.memory() / 1024;
        long available = (long) (total * (1 - memoryUse(machine)));
        StringBuilder lines = new StringBuilder();
        line(lines, "hostname", machine.name());
        line(lines, "kernel", hardware.kernel());
        line(lines, "architecture", hardware.architecture());
        line(lines, "os", hardware.os());
        line(lines, "uptime", "%.2f", uptime);
        line(lines, "load1", "%.2f", load(machine, 60));
        line(lines, "load5", "%.2f", load(machine, 300));
        line(lines, "load15", "%.2f", load(machine, 900));
        line(lines, "cpus", "%d", hardware.cpus());
        line(lines, "MemTotal", "%d", total);
        line(lines, "MemFree", "%d", available / 3);
        line(lines, "MemAvailable", "%d", available);
        line(lines, "zone", hardware.timeZone());
        for (Service service : machine.systemd().services()) {
            if (service.active().equals("failed")) {
                line(lines, "failed", service.name());
            }
        }
        if (hardware.rebootNeeded()) {
            line(lines, "reboot", "asked");
        }
        line(lines, "installed", hardware.kernel());
        return lines.toString();
    }

    /** The slower the average, the slower and the smaller its waves. */
    private static double load(Machine machine, int seconds) {
        double moment = machine.now().toEpochMilli() / 1000.0;
        double wave = Chance.wave(machine.seed() + seconds, moment, seconds);
        double spread = seconds <= 60 ? 0.9 : seconds <= 300 ? 0.5 : 0.25;
        return machine.hardware().load() * (1 - spread / 2 + spread * wave);
    }

    private static double memoryUse(Machine machine) {
        double moment = machine.now().toEpochMilli() / 1000.0;
        double wave = Chance.wave(machine.seed() + 7, moment, 40);
        return Math.min(0.98, machine.hardware().memoryUse() * (0.96 + 0.08 * wave));
    }

    private static String disks(Machine machine) {
        StringBuilder lines = new StringBuilder("Filesystem     Type          1B-blocks         Used        Avail Mounted on\n");
        for (Hardware.Disk disk : machine.hardware().disks()) {
            long usable = (long) (disk.size() * (1 - RESERVE));
            long used = (long) (usable * use(machine, disk)) / 4096 * 4096;
            lines.append(String.format(
                    Locale.ROOT, "%-14s %-6s %16d %12d %12d %s\n", disk.source(), disk.type(), disk.size(), used, usable - used, disk.mount()));
        }
        return lines.toString();
    }

    /** Up to a hundredth more or less than at the beginning. */
    private static double use(Machine machine, Hardware.Disk disk) {
        double moment = machine.now().toEpochMilli() / 1000.0;
        double wave = Chance.wave(machine.seed() ^ disk.mount().hashCode(), moment, 600);
        return Math.min(0.995, disk.use() + 0.01 * (wave - 0.5));
    }

    private static void line(StringBuilder lines, String key, String value) {
        lines.append(key).append(' ').append(value).append('\n');
    }

    private static void line(StringBuilder lines, String key, String format, Object value) {
        line(lines, key, String.format(Locale.ROOT, format, value));
    }
}
