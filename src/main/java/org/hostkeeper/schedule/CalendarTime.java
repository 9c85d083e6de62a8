package org.hostkeeper.schedule;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of systemd's calendar (systemd.time(7)), as far as a time of cron can say the same to the minute: not years of
 * their own, not days counted from a month's end, not more than one second of a minute.
 *
 * @param zone in which it is meant, if it names one
 */
record CalendarTime(CronTime.Fields fields, Optional<ZoneId> zone) {
    private static final Pattern FORM = Pattern.compile(
            "(?:(?<weekdays>[A-Za-z][A-Za-z,.]*) +)?(?:\\*-(?<months>[^- ]+)-(?<days>[^- ]+)(?: +|$))?"
                    + "(?:(?<hours>[^: ]+):(?<minutes>[^: ]+)(?::\\d+(?:\\.\\d+)?)?)?(?: +(?<zone>[A-Za-z][A-Za-z0-9_/+-]*))?");
    private static final Map<String, String> WORDS = Map.of(
            "minutely", "*-*-* *:*:00",
            "hourly", "*-*-* *:00:00",
            "daily", "*-*-* 00:00:00",
            "weekly", "Mon *-*-* 00:00:00",
            "monthly", "*-*-01 00:00:00",
            "quarterly", "*-01,04,07,10-01 00:00:00",
            "semiannually", "*-01,07-01 00:00:00",
            "yearly", "*-01-01 00:00:00",
            "annually", "*-01-01 00:00:00");
    /** In the order in which ranges go. */
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** Empty if it says what a time of cron cannot say, or is none. */
    static Optional<CalendarTime> read(String text) {
        Matcher form = FORM.matcher(WORDS.getOrDefault(text.strip(), text.strip()));
        if (text.isBlank() || !form.matches()) {
            return Optional.empty();
        }
        OptionalLong minutes = bits(part(form, "minutes", "00"), CronField.MINUTE);
        OptionalLong hours = bits(part(form, "hours", "00"), CronField.HOUR);
        OptionalLong days = bits(part(form, "days", "*"), CronField.DAY_OF_MONTH);
        OptionalLong months = bits(part(form, "months", "*"), CronField.MONTH);
        OptionalLong weekdays = weekdays(part(form, "weekdays", "Mon..Sun"));
        Optional<ZoneId> zone = Optional.ofNullable(form.group("zone")).flatMap(CalendarTime::zone);
        boolean understood = minutes.isPresent() && hours.isPresent() && days.isPresent() && months.isPresent() && weekdays.isPresent()
                && (form.group("zone") == null || zone.isPresent());
        // days of the month and of the week have to hold both: as where cron has a star in one of them;
        // a time that the clock repeats comes once, with a star for the hour too: so none follows the clock
        return understood
                ? Optional.of(new CalendarTime(
                        new CronTime.Fields(
                                minutes.getAsLong(), (int) hours.getAsLong(), (int) days.getAsLong(), (int) months.getAsLong(),
                                (int) weekdays.getAsLong(), false, false, true, true),
                        zone))
                : Optional.empty();
    }

    private static String part(Matcher form, String name, String usual) {
        String found = form.group(name);
        return found == null ? usual : found;
    }

    /** {@code 1,6..9,*}{@code /2}: numbers, ranges, and steps that begin at a number. */
    private static OptionalLong bits(String text, CronField field) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] step = part.split("/", 2);
            boolean open = step.length == 2 && step[0].matches("\\d+");
            String range = step[0].equals("*") ? field.low() + "-" + field.high() : step[0].replace("..", "-");
            parts.add((open ? step[0] + "-" + field.high() : range) + (step.length == 2 ? "/" + step[1] : ""));
        }
        String cron = String.join(",", parts);
        return cron.matches("[0-9,/-]+") ? FieldReader.read(cron, field, Dialect.CRONIE) : OptionalLong.empty();
    }

    private static OptionalLong weekdays(String text) {
        long bits = 0;
        for (String part : text.split(",", -1)) {
            String[] range = part.split("\\.\\.", 2);
            int first = day(range[0]);
            int last = range.length == 2 ? day(range[1]) : first;
            if (first < 0 || last < first) {
                return OptionalLong.empty();
            }
            for (int day = first; day <= last; day++) {
                bits |= 1L << (day + 1) % DAYS.size(); // cron's week begins on Sunday
            }
        }
        return OptionalLong.of(bits);
    }

    private static int day(String name) {
        return name.length() < 3 ? -1 : DAYS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty(); // a zone that only the host knows
        }
    }
}
