package org.hostkeeper.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A cron time as systemd writes it (systemd.time(7), calendar events); several lines are the times of all of them. */
final class CalendarLines {
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final int WEEK = 7;

    private CalendarLines() {}

    /** Two lines where cron takes a day for either its date or its weekday, which one line of systemd's cannot say. */
    static List<String> of(CronTime.Fields time) {
        String clock = " " + list(time.hours(), CronField.HOUR) + ":" + list(time.minutes(), CronField.MINUTE) + ":00";
        String months = "*-" + list(time.months(), CronField.MONTH) + "-";
        String everyDay = months + "*" + clock;
        String onDates = months + list(time.days(), CronField.DAY_OF_MONTH) + clock;
        boolean allDates = time.days() == CronTime.DAYS;
        boolean allDays = time.weekdays() == CronTime.WEEKDAYS;
        boolean either = !time.dayStar() && !time.weekdayStar();
        if (either && !allDates && !allDays) {
            return List.of(onDates, weekdays(time.weekdays()) + everyDay);
        }
        return List.of(either ? everyDay : allDays ? onDates : weekdays(time.weekdays()) + onDates);
    }

    private static String list(long bits, CronField field) {
        if ((bits & field.every()) == field.every()) {
            return "*";
        }
        List<String> parts = new ArrayList<>();
        for (int[] range : ranges(bits, field.low(), field.high())) {
            parts.add(range[0] == range[1] ? two(range[0]) : two(range[0]) + ".." + two(range[1]));
        }
        return String.join(",", parts);
    }

    /** Cron counts from Sunday, systemd from Monday. */
    private static String weekdays(int bits) {
        long fromMonday = IntStream.range(0, WEEK).filter(day -> CronTime.has(bits, (day + 1) % WEEK)).mapToLong(day -> 1L << day).sum();
        List<String> parts = new ArrayList<>();
        for (int[] range : ranges(fromMonday, 0, WEEK - 1)) {
            parts.add(range[0] == range[1] ? DAYS.get(range[0]) : DAYS.get(range[0]) + ".." + DAYS.get(range[1]));
        }
        return String.join(",", parts) + " ";
    }

    private static List<int[]> ranges(long bits, int low, int high) {
        List<int[]> ranges = new ArrayList<>();
        for (int value = low; value <= high; value++) {
            if (CronTime.has(bits, value)) {
                int from = value;
                while (value < high && CronTime.has(bits, value + 1)) {
                    value++;
                }
                ranges.add(new int[] {from, value});
            }
        }
        return ranges;
    }

    private static String two(int value) {
        return "%02d".formatted(value);
    }
}
