package org.hostkeeper.cli.module;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.cli.command.UsageException;

/** A moment as people write it: {@code 15min}, {@code 2h}, {@code 3d}, {@code 2026-11-21}, {@code 2026-11-21 08:30}, or ISO 8601. */
final class Since {
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})\\s*(s|m|min|h|d)");
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']HH:mm[:ss]")
            .toFormatter(java.util.Locale.ROOT);

    private Since() {}

    static Instant parse(String words, Instant now, ZoneId zone) {
        Matcher ago = AGO.matcher(words);
        if (ago.matches()) {
            return now.minus(duration(Long.parseLong(ago.group(1)), ago.group(2)));
        }
        try {
            if (words.length() == 10) {
                return LocalDate.parse(words).atStartOfDay(zone).toInstant();
            }
            if (words.endsWith("Z") || words.matches(".*[+-]\\d\\d:\\d\\d")) {
                return OffsetDateTime.parse(words).toInstant();
            }
            return LocalDateTime.parse(words, LOCAL).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw UsageException.of("logs.since-rule", words);
        }
    }

    private static Duration duration(long count, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "m", "min" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
