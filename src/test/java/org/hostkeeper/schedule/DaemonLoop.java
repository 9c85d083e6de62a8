package org.hostkeeper.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What cron does, told minute by minute: the main loop of Debian's cron.c, to hold {@link NextRuns} against. */
final class DaemonLoop {
    private final ZoneId zone;
    private final List<Instant> started = new ArrayList<>();

    DaemonLoop(ZoneId zone) {
        this.zone = zone;
    }

    List<Instant> starts(Instant from, Instant to, CronTime.Fields time) {
        long virtual = clock(from);
        for (Instant now = from.plusSeconds(60); !now.isAfter(to); now = now.plusSeconds(60)) {
            long running = clock(now);
            long late = running - virtual;
            if (late == 1) {
                virtual = running;
                find(virtual, now, time, true, true);
            } else if (late > 180 || late <= -180) {
                virtual = running;
                find(running, now, time, true, true);
            } else if (late > 5) {
                find(running, now, time, true, false);
                while (virtual < running) {
                    find(++virtual, now, time, false, true);
                }
            } else if (late > 0) {
                while (virtual < running) {
                    find(++virtual, now, time, true, true);
                }
            } else {
                find(running, now, time, true, false);
            }
        }
        return started;
    }

    /** Minutes on the wall. */
    private long clock(Instant now) {
        return Math.floorDiv(now.getEpochSecond() + zone.getRules().getOffset(now).getTotalSeconds(), 60L);
    }

    private void find(long minute, Instant now, CronTime.Fields time, boolean wild, boolean fixed) {
        LocalDateTime wall = LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC);
        boolean star = time.minuteStar() || time.hourStar();
        if (matches(time, wall) && (star ? wild : fixed)) {
            started.add(now);
        }
    }

    private static boolean matches(CronTime.Fields time, LocalDateTime wall) {
        boolean day = bit(time.days(), wall.getDayOfMonth());
        boolean weekday = bit(time.weekdays(), wall.getDayOfWeek().getValue() % 7);
        boolean date = time.dayStar() || time.weekdayStar() ? day && weekday : day || weekday;
        return bit(time.minutes(), wall.getMinute()) && bit(time.hours(), wall.getHour()) && bit(time.months(), wall.getMonthValue()) && date;
    }

    private static boolean bit(long bits, int n) {
        return (bits & 1L << n) != 0;
    }

    static List<Instant> plain(CronTime.Fields time, LocalDateTime after, int count, int days) {
        List<Instant> found = new ArrayList<>();
        LocalDateTime day = after.toLocalDate().atStartOfDay();
        for (int d = 0; d < days && found.size() < count; d++, day = day.plusDays(1)) {
            for (int m = 0; m < 1440 && found.size() < count; m++) {
                LocalDateTime minute = day.plusMinutes(m);
                if (minute.isAfter(after) && matches(time, minute)) {
                    found.add(minute.toInstant(ZoneOffset.UTC));
                }
            }
        }
        return found;
    }

    /** The time change of the zone next after this, or this itself where there is none. */
    static Instant changeNear(ZoneId zone, Instant from) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(from);
        return next == null ? from : next.getInstant();
    }

    /** Fields that have something to do with that time of day, mostly. */
    static CronTime.Fields someTime(long seed, LocalDateTime near) {
        Random random = new Random(seed);
        int hour = Math.floorMod(near.getHour() + random.nextInt(5) - 3, 24);
        List<String> minutes = List.of("0", "30", "*/10", "*", "5,55", "10-20/5", "59");
        List<String> hours = List.of(String.valueOf(hour), hour + "," + (hour + 1) % 24, "*", "*/2", "0-23", "0", "23");
        List<String> days = List.of("*", "*", "*", "*/2", "1", "29", "30", String.valueOf(near.getDayOfMonth()), "1-31");
        List<String> months = List.of("*", "*", "*", "*/2", "2", String.valueOf(near.getMonthValue()));
        List<String> weekdays = List.of("*", "*", "*", "*/3", "0", "sun", "1-5", "7");
        List<String> five = List.of(pick(minutes, random), pick(hours, random), pick(days, random), pick(months, random), pick(weekdays, random));
        if (CronTime.fields(five, Dialect.DEBIAN) instanceof CronTime.Read.Understood(CronTime.Fields time)) {
            return time;
        }
        throw new AssertionError(five);
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
