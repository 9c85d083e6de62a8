package org.hostkeeper.module.logs;

import java.util.List;

/**
 * Which part of one host's journal is wanted.
 *
 * @param whole everything; then the rest does not count
 * @param kernel the kernel's own lines
 * @param units what these units say and what systemd says about them, by their full names
 */
public record LogPart(boolean whole, boolean kernel, List<String> units) {
    public LogPart {
        units = List.copyOf(units);
    }

    public static LogPart everything() {
        return new LogPart(true, false, List.of());
    }

    public static LogPart of(List<String> units) {
        return new LogPart(false, false, units);
    }

    /** Nothing of this host was asked for. */
    boolean isEmpty() {
        return !whole && !kernel && units.isEmpty();
    }
}
