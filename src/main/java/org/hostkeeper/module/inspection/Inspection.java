package org.hostkeeper.module.inspection;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.SystemdTime;
import org.hostkeeper.module.logs.LogLine;

/**
 * All that a host says about one service, read at one moment in one round trip.
 *
 * @param now the host's own clock
 * @param booted when the host came up
 * @param properties as {@code systemctl show} names them
 * @param journalReadable whether the user may read the journal; if not, the lines are missing
 * @param log the last lines about the unit, of whatever run
 * @param run the lines of its last run
 * @param past what systemd said about it, oldest first
 * @param kernel what the kernel said when memory ran out
 * @param files the unit file and its drop-ins, in systemd's order
 * @param vendor the unit file of the package, where the administrator's stands before it
 * @param madeOf the files that its command line and its settings name
 * @param missing the program, if it is not there
 */
public record Inspection(
        HostName host,
        String unit,
        Instant now,
        Optional<Instant> booted,
        Map<String, String> properties,
        boolean journalReadable,
        List<LogLine> log,
        List<LogLine> run,
        List<LogLine> past,
        List<LogLine> kernel,
        List<UnitFile> files,
        Optional<UnitFile> vendor,
        List<FileTime> madeOf,
        Optional<String> missing,
        List<OtherUnit> others,
        List<PackageChange> packages) {
    private static final String NOT_ACCOUNTED = "18446744073709551615";

    /** A file with its text; a text that may not be read is missing. */
    public record UnitFile(String path, Instant changed, Optional<String> text) {}

    /** When a file was last written. */
    public record FileTime(String path, Instant changed) {}

    /** The state of a unit that this one depends on, or that depends on it. */
    public record OtherUnit(String name, String load, String active, String sub, String result) {
        public boolean failed() {
            return active.equals("failed");
        }
    }

    /** A package that came, changed or went. */
    public record PackageChange(String name, String version, Instant at) {}

    public Inspection {
        properties = Map.copyOf(properties);
        log = List.copyOf(log);
        run = List.copyOf(run);
        past = List.copyOf(past);
        kernel = List.copyOf(kernel);
        files = List.copyOf(files);
        madeOf = List.copyOf(madeOf);
        others = List.copyOf(others);
        packages = List.copyOf(packages);
    }

    /** The lines of the run that ended: its own, or if it runs again those of whatever run; of a refused start systemd's words. */
    List<LogLine> about(Cause cause) {
        if (cause.refused()) {
            return past;
        }
        return text("ActiveState").equals("active") || run.isEmpty() ? log : run;
    }

    /** A property's value, empty if systemd does not know it. */
    public String text(String property) {
        return properties.getOrDefault(property, "");
    }

    /** A number; none if it is not accounted, not set or without limit. */
    public OptionalLong number(String property) {
        String value = text(property);
        boolean known = value.matches("\\d{1,18}") && !value.equals(NOT_ACCOUNTED);
        return known ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
    }

    public Optional<Instant> time(String property) {
        return SystemdTime.read(text(property));
    }

    /** Units of a relation, as {@code Requires}. */
    public List<String> units(String relation) {
        return Arrays.stream(text(relation).split(" ")).filter(n -> !n.isEmpty()).sorted().toList();
    }

    public Optional<OtherUnit> other(String name) {
        return others.stream().filter(o -> o.name().equals(name)).findFirst();
    }
}
