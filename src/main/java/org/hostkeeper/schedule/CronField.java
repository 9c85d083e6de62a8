package org.hostkeeper.schedule;

import java.util.List;
import java.util.stream.LongStream;

/** The five fields of a cron time with their bounds and names (crontab(5)). */
public enum CronField {
    MINUTE(0, 59, List.of()),
    HOUR(0, 23, List.of()),
    DAY_OF_MONTH(1, 31, List.of()),
    MONTH(1, 12, List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
    /** 0 and 7 are Sunday. */
    DAY_OF_WEEK(0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat"));

    private final int low;
    private final int high;
    private final List<String> names;

    CronField(int low, int high, List<String> names) {
        this.low = low;
        this.high = high;
        this.names = names;
    }

    public int low() {
        return low;
    }

    public int high() {
        return high;
    }

    List<String> names() {
        return names;
    }

    /** One bit for each value that it can have. */
    long every() {
        return LongStream.rangeClosed(low, high).map(value -> 1L << value).reduce(0, (a, b) -> a | b);
    }
}
