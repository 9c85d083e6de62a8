package org.hostkeeper.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * When in a week jobs are at work, each for the same number of minutes after its start. A day of the month may fall on any
 * day of the week, so a job that goes by it counts for all seven.
 */
final class WeekOfStarts {
    private static final int WEEK = 7 * StaggerRequest.DAY;
    private static final int HOUR = 60;

    private final int length;
    private final BitSet taken = new BitSet(WEEK);

    /** @param length of each job, in minutes */
    WeekOfStarts(int length) {
        this.length = length;
    }

    /** The minutes of the week, from Sunday's first, in which this time starts its job. */
    static List<Integer> starts(CronTime.Fields time) {
        int weekdays = time.dayStar() ? time.weekdays() : CronTime.WEEKDAYS;
        List<Integer> starts = new ArrayList<>();
        for (int day = 0; day < 7; day++) {
            for (int minute = 0; CronTime.has(weekdays, day) && minute < StaggerRequest.DAY; minute++) {
                if (CronTime.has(time.hours(), minute / HOUR) && CronTime.has(time.minutes(), minute % HOUR)) {
                    starts.add(day * StaggerRequest.DAY + minute);
                }
            }
        }
        return starts;
    }

    boolean isFree(List<Integer> starts) {
        return starts.stream().allMatch(this::isFree);
    }

    private boolean isFree(int start) {
        int next = taken.nextSetBit(start);
        if (next >= 0 && next < start + length) {
            return false;
        }
        int first = taken.nextSetBit(0); // a job of Saturday night goes on in the next week
        return first < 0 || first + WEEK >= start + length;
    }

    void take(List<Integer> starts) {
        for (int start : starts) {
            taken.set(start, Math.min(start + length, WEEK));
            taken.set(0, Math.max(0, start + length - WEEK));
        }
    }
}
