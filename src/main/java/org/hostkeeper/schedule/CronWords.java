package org.hostkeeper.schedule;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hostkeeper.words.Text;

/** A cron time in words for people: "on Tuesdays and Fridays at 23:05". What the words say is what {@link NextRuns} does. */
public final class CronWords {
    private static final int MOST_TIMES = 6;
    private static final List<DayOfWeek> WORKDAYS =
            List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    private final CronTime.Fields time;
    private final List<Integer> minutes;
    private final List<Integer> hours;

    private CronWords(CronTime.Fields time) {
        this.time = time;
        this.minutes = values(time.minutes(), 0, 59);
        this.hours = values(time.hours(), 0, 23);
    }

    public static Text of(CronTime time) {
        return switch (time) {
            case CronTime.Reboot _ -> words("when.reboot");
            case CronTime.Fields fields when fields.never() -> words("when.never");
            case CronTime.Fields fields -> new CronWords(fields).sentence();
        };
    }

    private Text sentence() {
        Text when = clock().map(at -> words("when.at", day(), at)).orElseGet(() -> {
            Text often = often();
            return time.everyDay() || (time.months() != CronTime.MONTHS && onAnyDay()) ? often : words("when.often", day(), often);
        });
        return time.months() == CronTime.MONTHS ? when : words("when.months", when, list(months()));
    }

    private boolean onAnyDay() {
        return time.days() == CronTime.DAYS && time.weekdays() == CronTime.WEEKDAYS;
    }

    private List<Text> months() {
        return Stream.of(Month.values())
                .filter(month -> CronTime.has(time.months(), month.getValue()))
                .map(month -> words("month." + month.getValue()))
                .toList();
    }

    /** A few times of day, each by itself. */
    private Optional<Text> clock() {
        if (minutes.size() * hours.size() > MOST_TIMES) {
            return Optional.empty();
        }
        List<Text> times = hours.stream()
                .flatMap(hour -> minutes.stream().map(minute -> Text.literal("%02d:%02d".formatted(hour, minute))))
                .toList();
        Text all = words("at", list(times));
        Optional<Integer> apart = minutes.size() == 1 && hours.size() > 1 ? spacing(hours, 24) : Optional.empty();
        return Optional.of(apart.map(between -> words("at.apart", all, String.valueOf(between))).orElse(all));
    }

    private Text often() {
        boolean allHours = time.hours() == CronTime.HOURS;
        Optional<Integer> everyHours = minutes.size() == 1 ? spacing(hours, 24) : Optional.empty();
        if (!allHours && everyHours.isPresent()) {
            return words("every.hours", String.valueOf(everyHours.get()), times(hours.getFirst(), minutes.getFirst()));
        }
        if (allHours) {
            return minutesOfEveryHour();
        }
        return words("every.in-hours", minutesOfEveryHour(), ranges(hours));
    }

    private Text minutesOfEveryHour() {
        if (time.minutes() == CronTime.MINUTES) {
            return words("every.minute");
        }
        Optional<Integer> spacing = minutes.size() > 1 ? spacing(minutes, 60) : Optional.empty();
        if (spacing.isPresent()) {
            String first = String.valueOf(minutes.getFirst());
            return minutes.getFirst() == 0
                    ? words("every.minutes", String.valueOf(spacing.get()))
                    : words("every.minutes-from", String.valueOf(spacing.get()), first);
        }
        return minutes.size() == 1
                ? words("every.hour-at", String.valueOf(minutes.getFirst()))
                : words("every.hour-at-several", ranges(minutes));
    }

    private static String times(int hour, int minute) {
        return "%02d:%02d".formatted(hour, minute);
    }

    private Text day() {
        if (time.everyDay() || onAnyDay()) {
            return words("day.every");
        }
        boolean anyDay = time.days() == CronTime.DAYS;
        boolean anyWeekday = time.weekdays() == CronTime.WEEKDAYS;
        boolean both = time.dayStar() || time.weekdayStar();
        String numbers = ranges(values(time.days(), 1, 31));
        if (both && anyDay && Integer.bitCount(time.weekdays()) == 6) {
            DayOfWeek missing = Stream.of(DayOfWeek.values()).filter(one -> !time.on(one)).findFirst().orElseThrow();
            return words("day.except." + missing.getValue());
        }
        if ((both && anyDay) || time.days() == 0) {
            return words("day.weekdays", weekdays());
        }
        Text ofMonth = Integer.bitCount(time.days()) == 1 ? words("day.of-month", numbers) : words("day.of-months", numbers);
        if ((both && anyWeekday) || time.weekdays() == 0) {
            return ofMonth;
        }
        return words(both ? "day.both" : "day.either", ofMonth, weekdays());
    }

    private Text weekdays() {
        List<DayOfWeek> days = Stream.of(DayOfWeek.values()).filter(time::on).toList();
        return days.equals(WORKDAYS)
                ? words("weekday.work")
                : list(days.stream().map(day -> words("weekday." + day.getValue())).toList());
    }

    /** How far apart they are if that is the same all the way round. */
    private static Optional<Integer> spacing(List<Integer> values, int round) {
        int between = values.size() > 1 ? values.get(1) - values.getFirst() : round;
        boolean even = between * values.size() == round
                && IntStream.range(1, values.size()).allMatch(i -> values.get(i) - values.get(i - 1) == between);
        return even && values.size() > 1 ? Optional.of(between) : Optional.empty();
    }

    /** {@code 1–7, 15}: three and more in a row as a range. */
    static String ranges(List<Integer> values) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            int end = i;
            while (end + 1 < values.size() && values.get(end + 1) == values.get(end) + 1) {
                end++;
            }
            if (end - i >= 2) {
                parts.add(values.get(i) + "–" + values.get(end));
                i = end;
            } else {
                parts.add(String.valueOf(values.get(i)));
            }
        }
        return String.join(", ", parts);
    }

    private static Text list(List<Text> items) {
        Text all = items.getFirst();
        for (int i = 1; i < items.size(); i++) {
            all = words(i == items.size() - 1 ? "list.and" : "list.comma", all, items.get(i));
        }
        return all;
    }

    private static List<Integer> values(long bits, int low, int high) {
        return IntStream.rangeClosed(low, high).filter(value -> CronTime.has(bits, value)).boxed().toList();
    }

    private static Text words(String key, Object... args) {
        return Text.of("schedule", key, args);
    }
}
