package org.hostkeeper.module;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Moments as systemd prints them with TZ=UTC: {@code Wed 2026-11-25 22:14:04 UTC} (systemd.time(7)). */
public final class SystemdTime {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private SystemdTime() {}

    /** The moment; none if it says that there is none. A systemd that writes it in a way of its own costs this value only. */
    public static Optional<Instant> read(String value) {
        if (value.isEmpty() || value.equals("n/a")) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZonedDateTime.parse(value, TIME).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
