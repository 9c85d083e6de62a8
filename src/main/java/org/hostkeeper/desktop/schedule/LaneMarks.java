package org.hostkeeper.desktop.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.schedule.Overlap;
import org.hostkeeper.schedule.Starts;
import org.hostkeeper.schedule.Timeline;

/**
 * What is to be drawn of a line within a width: starts, and where they are too near to each other, bands of them. The work
 * depends on the width alone, not on how often a job starts.
 */
final class LaneMarks {
    /** Starts less far apart are one band, in pixels. */
    static final double NEAR = 5;

    private LaneMarks() {}

    /**
     * One start, or a band of several.
     *
     * @param first the number of its first start
     * @param end the minute in which the last of them has ended
     * @param overlap the first time of it in which the same command is at work more than once
     */
    record Mark(int first, int count, int minute, int end, Optional<Overlap> overlap) {}

    static List<Mark> of(Timeline.Row row, Span span, double width) {
        Starts starts = row.starts();
        List<Mark> marks = new ArrayList<>();
        int near = (int) Math.ceil(NEAR * span.length() / width);
        int beyond = starts.numberFrom((int) Math.ceil(span.from() + span.length()) + 1);
        int next = starts.numberFrom((int) Math.floor(span.from()) - Math.max(row.lasting(), near));
        while (next < beyond) {
            int last = next;
            for (int reached = reach(starts, last, near); reached > last; reached = reach(starts, last, near)) {
                last = reached;
                if (last >= beyond) {
                    break;
                }
            }
            int minute = starts.minute(next);
            int end = starts.minute(last) + row.lasting();
            marks.add(new Mark(next, last - next + 1, minute, end, row.overlaps().within(minute, end)));
            next = last + 1;
        }
        return marks;
    }

    /** The last start that is less far away from this one. */
    private static int reach(Starts starts, int number, int near) {
        return starts.numberFrom(starts.minute(number) + near) - 1;
    }
}
