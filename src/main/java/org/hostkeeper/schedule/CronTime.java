package org.hostkeeper.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** When a cron job is to run, as the daemon understands it. */
public sealed interface CronTime {

    /** Once when the host starts: {@code @reboot}. */
    record Reboot() implements CronTime {}

    /**
     * By the clock. Bits stand for values; weekdays are 0 (Sunday) to 6. A field is a star if it begins with {@code *},
     * so {@code *}{@code /2} is one too: that decides how the two day fields are combined, and whether a job follows the clock
     * through a time change or is kept from being skipped and repeated (find_jobs in cron.c).
     */
    record Fields(
            long minutes,
            int hours,
            int days,
            int months,
            int weekdays,
            boolean minuteStar,
            boolean hourStar,
            boolean dayStar,
            boolean weekdayStar)
            implements CronTime {

        /** Whether it follows the clock: such jobs are neither caught up after a skipped hour nor spared in a repeated one. */
        public boolean followsClock() {
            return minuteStar || hourStar;
        }

        public boolean isOn(LocalDate date) {
            boolean day = has(days, date.getDayOfMonth());
            boolean weekday = has(weekdays, date.getDayOfWeek().getValue() % 7);
            boolean both = dayStar || weekdayStar;
            return has(months, date.getMonthValue()) && (both ? day && weekday : day || weekday);
        }

        /** Whether there is no such date or no such minute, ever: {@code 0 0 30 2 *}. */
        public boolean never() {
            if (minutes == 0 || hours == 0) {
                return true;
            }
            boolean both = dayStar || weekdayStar;
            return List.of(Month.values()).stream().filter(m -> has(months, m.getValue())).noneMatch(month -> {
                boolean day = (days & ((1L << (month.maxLength() + 1)) - 1)) != 0;
                return both ? day && weekdays != 0 : day || weekdays != 0;
            });
        }

        boolean everyDay() {
            return months == MONTHS && (dayStar || weekdayStar ? days == DAYS && weekdays == WEEKDAYS : days == DAYS || weekdays == WEEKDAYS);
        }

        boolean on(DayOfWeek day) {
            return has(weekdays, day.getValue() % 7);
        }
    }

    /** All bits of a field. */
    long MINUTES = CronField.MINUTE.every();

    /** All bits of a field. */
    int HOURS = (int) CronField.HOUR.every();

    /** All bits of a field. */
    int DAYS = (int) CronField.DAY_OF_MONTH.every();

    /** All bits of a field. */
    int MONTHS = (int) CronField.MONTH.every();

    /** Sunday to Saturday. */
    int WEEKDAYS = 0x7f;

    static boolean has(long bits, int value) {
        return (bits >> value & 1) != 0;
    }

    /** One of the words with an {@code @}; upper and lower case differ. */
    static Optional<CronTime> word(String word) {
        return switch (word) {
            case "@reboot" -> Optional.of(new Reboot());
            case "@yearly", "@annually" -> Optional.of(new Fields(1, 1, 1 << 1, 1 << 1, WEEKDAYS, false, false, false, true));
            case "@monthly" -> Optional.of(new Fields(1, 1, 1 << 1, MONTHS, WEEKDAYS, false, false, false, true));
            case "@weekly" -> Optional.of(new Fields(1, 1, DAYS, MONTHS, 1, false, false, true, false));
            case "@daily", "@midnight" -> Optional.of(new Fields(1, 1, DAYS, MONTHS, WEEKDAYS, false, false, false, false));
            case "@hourly" -> Optional.of(new Fields(1, HOURS, DAYS, MONTHS, WEEKDAYS, false, true, false, false));
            default -> Optional.empty();
        };
    }

    /** The five fields that such a word stands for; anything else as it is. */
    static String spelled(String time) {
        return switch (time) {
            case "@yearly", "@annually" -> "0 0 1 1 *";
            case "@monthly" -> "0 0 1 * *";
            case "@weekly" -> "0 0 * * 0";
            case "@daily", "@midnight" -> "0 0 * * *";
            case "@hourly" -> "0 * * * *";
            default -> time;
        };
    }

    /** Five fields in their order, or which of them the daemon refuses first. */
    static Read fields(List<String> five, Dialect dialect) {
        long[] bits = new long[CronField.values().length];
        for (CronField field : CronField.values()) {
            String text = five.size() > field.ordinal() ? five.get(field.ordinal()) : "";
            OptionalLong read = FieldReader.read(text, field, dialect);
            if (read.isEmpty()) {
                return new Read.Refused(field);
            }
            bits[field.ordinal()] = read.getAsLong();
        }
        long weekdays = bits[4] | bits[4] >> 7;
        return new Read.Understood(new Fields(
                bits[0],
                (int) bits[1],
                (int) bits[2],
                (int) bits[3],
                (int) weekdays & WEEKDAYS,
                five.get(0).startsWith("*"),
                five.get(1).startsWith("*"),
                five.get(2).startsWith("*"),
                five.get(4).startsWith("*")));
    }

    /** What came of reading five fields. */
    sealed interface Read {
        /** They are a time. */
        record Understood(Fields time) implements Read {}

        /** The first that the daemon refuses. */
        record Refused(CronField field) implements Read {}
    }
}
