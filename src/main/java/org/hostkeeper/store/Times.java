package org.hostkeeper.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the file writes a moment: UTC, ISO 8601, always nine digits of a second, so that text sorts as time does. */
final class Times {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    static String written(Instant moment) {
        return FORM.format(moment);
    }

    static Instant read(String text) {
        return Instant.parse(text);
    }
}
