package org.hostkeeper.bench;

import java.util.List;
import java.util.Locale;

/** How times spread: the median, the least and the most. */
final class Spread {
    private Spread() {}

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    static String of(List<Double> values) {
        return String.format(Locale.ROOT, "%.1f ms (%.1f–%.1f, %d times)",
                median(values),
                values.stream().min(Double::compare).orElseThrow(),
                values.stream().max(Double::compare).orElseThrow(),
                values.size());
    }
}
