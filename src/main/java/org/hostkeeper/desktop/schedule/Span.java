package org.hostkeeper.desktop.schedule;

/**
 * What of a timeline is in sight, in minutes of its window: it can be made shorter and moved, and never reaches out of it.
 *
 * @param from the first minute in sight
 * @param length how many are in sight
 * @param whole how many there are
 */
record Span(double from, double length, int whole) {
    /** More cannot be told apart: cron starts at full minutes. */
    private static final double LEAST = 30;

    Span {
        length = Math.clamp(length, Math.min(LEAST, whole), whole);
        from = Math.clamp(from, 0, whole - length);
    }

    static Span all(int whole) {
        return new Span(0, whole, whole);
    }

    /** Nearer, or with a factor below 1 farther; the minute at this part of the width stays where it is. */
    Span zoomed(double factor, double part) {
        double wanted = Math.clamp(length / factor, Math.min(LEAST, whole), whole);
        return new Span(from + (length - wanted) * part, wanted, whole);
    }

    Span moved(double minutes) {
        return new Span(from + minutes, length, whole);
    }

    /** Moved as far as is needed to have this minute in sight, not just at an edge. */
    Span with(int minute) {
        double edge = length / 10;
        if (minute < from) {
            return moved(minute - edge - from);
        }
        return minute > from + length - edge ? moved(minute + edge - from - length) : this;
    }

    /** Where a minute lies, in a width. */
    double x(double minute, double width) {
        return (minute - from) / length * width;
    }

    /** Which minute lies there. */
    double minute(double x, double width) {
        return from + x / width * length;
    }
}
