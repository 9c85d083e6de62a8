package org.hostkeeper.desktop.log;

import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of lines as they are written in a column: to the millisecond, with the day where it is another one. */
final class LogTimes {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private LogTimes() {}

    /** "14:02:05.123", "14:02:05,123" in German, "Nov 24, 14:02:05.123" if that is not today. */
    static String exact(Instant at, Instant now, Locale language, ZoneId zone) {
        ZonedDateTime time = at.atZone(zone);
        char point = DecimalFormatSymbols.getInstance(language).getDecimalSeparator();
        String clock = CLOCK.format(time) + point + "%03d".formatted(time.getNano() / 1_000_000);
        LocalDate today = now.atZone(zone).toLocalDate();
        if (time.toLocalDate().equals(today)) {
            return clock;
        }
        String skeleton = time.getYear() == today.getYear() ? "MMMd" : "yMMMd";
        return DateTimeFormatter.ofLocalizedPattern(skeleton).withLocale(language).format(time) + " " + clock;
    }

    /** "14:02:05" here, which is the same in our languages. */
    static String clock(Instant at) {
        return CLOCK.format(at.atZone(ZoneId.systemDefault()));
    }

    /** The whole time, the same everywhere: for what is copied and saved. */
    static String whole(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT).format(at.atZone(zone));
    }
}
