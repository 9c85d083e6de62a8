package org.hostkeeper.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Sizes and times as people read them in a table; scripts get bytes, seconds and ISO 8601. */
public final class Amounts {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Amounts() {}

    /** Three digits at most: {@code 1.4 GiB}, {@code 312 MiB}. */
    public static String bytes(long bytes, Locale language) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        String number = unit > 0 && value < 9.95 ? "%.1f" : "%.0f";
        return String.format(language, number, value) + " " + UNITS[unit];
    }

    /** The two largest units: {@code 3 d 4 h}, {@code 12 min}, {@code 8 s}. */
    public static String lasting(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        if (seconds < 86_400) {
            return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
        }
        return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    /** Local time to the second. */
    public static String at(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone));
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
