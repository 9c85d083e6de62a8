package org.hostkeeper.desktop.widget;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.hostkeeper.words.Text;

/** Says times as people do: how long ago, and how long. The exact time is for the tooltip. */
public final class Ages {
    private static final String BUNDLE = "desktop.widget";

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Ages() {}

    /** "just now", "5 min ago", "3 d ago"; a moment ahead of now counts as now. */
    public static Text since(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.toSeconds() < 10) {
            return Text.of(BUNDLE, "now");
        }
        return Text.of(BUNDLE, "ago", length(age));
    }

    /** "45 s", "5 min", "3 h", "12 d". */
    public static Text length(Duration length) {
        if (length.toMinutes() < 1) {
            return Text.of(BUNDLE, "seconds", length.toSeconds());
        }
        if (length.toHours() < 1) {
            return Text.of(BUNDLE, "minutes", length.toMinutes());
        }
        if (length.toDays() < 2) {
            return Text.of(BUNDLE, "hours", length.toHours());
        }
        return Text.of(BUNDLE, "days", length.toDays());
    }

    /** The day of the week, the day and the minute, as the language writes them; the zone is said beside it. */
    public static String minute(ZonedDateTime at, Locale language) {
        return DateTimeFormatter.ofLocalizedPattern("yMMMEd").withLocale(language).format(at) + " " + CLOCK.format(at);
    }

    /** The exact time, as the language writes it. */
    public static String exact(Instant then, Locale language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                .withLocale(language)
                .withZone(ZoneId.systemDefault())
                .format(then);
    }
}
