package org.hostkeeper.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When the daemon will start a job, in the host's zone (the loop in cron.c, the same in Debian's cron and in cronie). When the
 * clock is put forward by at most three hours, jobs with a fixed time in the skipped hour start right after; when it is put
 * back by as much, they do not start again. Jobs with a star for the minute or the hour follow the clock: they are left out of
 * a skipped hour and start in both passes of a repeated one. Larger jumps are taken as a new clock: nothing is caught up,
 * nothing is spared.
 */
public final class NextRuns {
    /** The calendar repeats itself after so many years; what has not come by then does not come. */
    private static final int CYCLE_YEARS = 400;

    private static final long THREE_HOURS = 180;
    private static final long JUST_LATE = 5;

    /** So far from a change of the clock a time of day is one moment. */
    private static final Duration CALM = Duration.ofDays(2);

    /** In a zone whose clock is never changed. */
    private static final Duration PLAIN = Duration.ofDays(366);

    private final ZoneId zone;

    public NextRuns(ZoneId zone) {
        this.zone = zone;
    }

    /** The first {@code count} starts later than {@code after}; fewer only if there is no such date ever. */
    public List<Run> after(Instant after, CronTime.Fields time, int count) {
        List<Run> runs = new ArrayList<>();
        if (time.never() || count < 1) {
            return runs;
        }
        plain(runs, after, time, count);
        if (runs.size() == count) {
            return List.copyOf(runs);
        }
        runs.clear();
        // a day earlier and one later than needed: where the clock is put back over midnight, dates overlap
        LocalDate date = LocalDate.ofInstant(after, zone).minusDays(1);
        LocalDate last = date.plusYears(CYCLE_YEARS);
        while (runs.size() < count && date.isBefore(last)) {
            date = onOrAfter(date, time);
            add(runs, date, time, after);
            date = date.plusDays(1);
        }
        add(runs, date, time, after);
        runs.sort(Comparator.comparing(Run::at).thenComparing(Run::named));
        return List.copyOf(runs.subList(0, Math.min(count, runs.size())));
    }

    /** Those that come before the clock is changed and well after it was; it stops at the last that is wanted, which most are near to. */
    private void plain(List<Run> runs, Instant after, CronTime.Fields time, int count) {
        ZoneOffsetTransition last = zone.getRules().previousTransition(after.plusNanos(1));
        ZoneOffsetTransition next = zone.getRules().nextTransition(after);
        if (last != null && last.getInstant().isAfter(after.minus(CALM))) {
            return;
        }
        ZoneOffset offset = zone.getRules().getOffset(after);
        LocalDateTime begin = LocalDateTime.ofInstant(after, offset);
        LocalDateTime end = LocalDateTime.ofInstant(next == null ? after.plus(PLAIN) : next.getInstant().minus(CALM), offset);
        LocalDateTime named = begin.truncatedTo(ChronoUnit.MINUTES);
        while (runs.size() < count && named.isBefore(end)) {
            if (!time.isOn(named.toLocalDate())) {
                named = named.toLocalDate().plusDays(1).atStartOfDay();
            } else if (!CronTime.has(time.hours(), named.getHour())) {
                named = named.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else {
                if (CronTime.has(time.minutes(), named.getMinute()) && named.isAfter(begin)) {
                    runs.add(new Run(named.toInstant(offset), named, false));
                }
                named = named.plusMinutes(1);
            }
        }
    }

    /** The starts later than {@code after} and earlier than {@code before}. */
    List<Run> between(Instant after, Instant before, CronTime.Fields time) {
        List<Run> runs = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(before, zone).plusDays(1);
        for (LocalDate date = LocalDate.ofInstant(after, zone).minusDays(1); !date.isAfter(last); date = date.plusDays(1)) {
            add(runs, date, time, after);
        }
        runs.removeIf(run -> !run.at().isBefore(before));
        runs.sort(Comparator.comparing(Run::at).thenComparing(Run::named));
        return runs;
    }

    /** Months that do not count are stepped over whole. */
    private static LocalDate onOrAfter(LocalDate from, CronTime.Fields time) {
        LocalDate date = from;
        while (!time.isOn(date)) {
            date = CronTime.has(time.months(), date.getMonthValue())
                    ? date.plusDays(1)
                    : YearMonth.from(date).plusMonths(1).atDay(1);
        }
        return date;
    }

    private void add(List<Run> runs, LocalDate date, CronTime.Fields time, Instant after) {
        if (!time.isOn(date)) {
            return;
        }
        for (int hour = 0; hour < 24; hour++) {
            for (int minute = 0; CronTime.has(time.hours(), hour) && minute < 60; minute++) {
                if (CronTime.has(time.minutes(), minute)) {
                    starts(date.atTime(hour, minute), time.followsClock()).stream()
                            .filter(run -> run.at().isAfter(after))
                            .forEach(runs::add);
                }
            }
        }
    }

    private List<Run> starts(LocalDateTime named, boolean followsClock) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(named);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(named);
            long late = gap.getDuration().toMinutes() + 1;
            boolean caughtUp = late <= (followsClock ? JUST_LATE : THREE_HOURS);
            return caughtUp ? List.of(new Run(minute(gap.getInstant()), named, true)) : List.of();
        }
        boolean spared = offsets.size() > 1
                && !followsClock
                && zone.getRules().getTransition(named).getDuration().toMinutes() > -THREE_HOURS - 1;
        return (spared ? offsets.subList(0, 1) : offsets)
                .stream().map(offset -> new Run(minute(named.toInstant(offset)), named, false)).toList();
    }

    private static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }
}
