package org.hostkeeper.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times of both sides of one measurement, and their ratio as a row of a table: the median of each, and its range. */
final class Comparison {
    private final String what;
    private final List<Duration> ours = new ArrayList<>();
    private final List<Duration> theirs = new ArrayList<>();

    Comparison(String what) {
        this.what = what;
    }

    void add(Duration our, Duration their) {
        ours.add(our);
        theirs.add(their);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %s | %s |",
                what,
                (double) median(ours).toMillis() / median(theirs).toMillis(),
                row(ours),
                row(theirs));
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static String row(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return "%d ms (%d–%d)"
                .formatted(
                        median(times).toMillis(),
                        sorted.getFirst().toMillis(),
                        sorted.getLast().toMillis());
    }
}
