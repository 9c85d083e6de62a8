package org.hostkeeper.desktop.log;

import java.util.Locale;
import java.util.stream.Stream;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;

/**
 * Something whose log can be chosen: a unit of a host, its kernel, or its whole journal.
 *
 * @param unit the unit's full name; empty for the other kinds
 * @param name what people call the unit
 */
record LogPlace(Host on, Kind kind, String unit, String name) {
    /** What of a host; in the order in which they are offered. */
    enum Kind {
        WHOLE,
        KERNEL,
        UNIT
    }

    /** What it is known by. */
    record Key(HostName host, Kind kind, String unit) {}

    static LogPlace unit(Host host, String unit, String name) {
        return new LogPlace(host, Kind.UNIT, unit, name);
    }

    Key key() {
        return new Key(on.name(), kind, unit);
    }

    /** Whether each of the words stands somewhere in it. */
    boolean matches(String filter, String kindInWords) {
        String all = String.join(" ", on.name().value(), unit, name, kindInWords).toLowerCase(Locale.ROOT);
        return Stream.of(filter.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
    }
}
