package org.hostkeeper.exhibition;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opening hours as people write them: {@code Mon-Fri 10:00-18:00, Sat,Sun 11:00-20:00}. Without days they hold every day,
 * and a second time without days for those of the first; 24:00 is midnight.
 */
final class OpeningHoursReader {
    private static final String DAY = "[A-Za-z]{3,9}";
    private static final String TIME = "([01]?[0-9]|2[0-4]):([0-5][0-9])";
    private static final Pattern SPAN = Pattern.compile("\\s*(?:(" + DAY + "(?:\\s*[-,]\\s*" + DAY + ")*)\\s+)?" + TIME + "\\s*-\\s*" + TIME + "\\s*(?:[,;]|$)");
    private static final int MIDNIGHT = 24;

    private OpeningHoursReader() {}

    /** Empty if it is not understood. */
    static Optional<OpeningHours> read(String words) {
        List<OpeningHours.Span> spans = new ArrayList<>();
        Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
        Matcher span = SPAN.matcher(words);
        int at = 0;
        while (at < words.length()) {
            if (!span.find() || span.start() != at) {
                return Optional.empty();
            }
            days = span.group(1) == null ? days : days(span.group(1));
            Optional<LocalTime> from = time(span.group(2), span.group(3));
            Optional<LocalTime> until = time(span.group(4), span.group(5));
            if (days.isEmpty() || from.isEmpty() || until.isEmpty()) {
                return Optional.empty();
            }
            spans.add(new OpeningHours.Span(days, from.get(), until.get()));
            at = span.end();
        }
        return spans.isEmpty() ? Optional.empty() : Optional.of(new OpeningHours(spans));
    }

    private static Optional<LocalTime> time(String hour, String minute) {
        int hours = Integer.parseInt(hour);
        int minutes = Integer.parseInt(minute);
        return hours == MIDNIGHT && minutes > 0 ? Optional.empty() : Optional.of(LocalTime.of(hours % MIDNIGHT, minutes));
    }

    /** None if one of them is no day. */
    private static Set<DayOfWeek> days(String words) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : words.split(",", -1)) {
            String[] ends = part.strip().split("\\s*-\\s*", -1);
            Optional<DayOfWeek> first = day(ends[0]);
            Optional<DayOfWeek> last = day(ends[ends.length - 1]);
            if (ends.length > 2 || first.isEmpty() || last.isEmpty()) {
                return Set.of();
            }
            DayOfWeek each = first.get();
            for (; each != last.get(); each = each.plus(1)) {
                days.add(each);
            }
            days.add(each);
        }
        return days;
    }

    /** By its English name or the beginning of it. */
    private static Optional<DayOfWeek> day(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return java.util.stream.Stream.of(DayOfWeek.values()).filter(day -> day.name().startsWith(upper)).findFirst();
    }

    static String write(OpeningHours hours) {
        List<String> spans = hours.spans().stream().map(OpeningHoursReader::write).toList();
        return String.join(", ", spans);
    }

    private static String write(OpeningHours.Span span) {
        List<String> days = span.days().stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                .toList();
        return String.join(",", days) + " " + span.from() + "-" + span.until();
    }
}
