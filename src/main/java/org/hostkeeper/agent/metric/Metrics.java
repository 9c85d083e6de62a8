package org.hostkeeper.agent.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Counts what happens and asks for what is, in Prometheus' text format (prometheus.io, exposition formats, 0.0.4). Names
 * begin with {@code hostkeeper_}; times are in seconds, sizes in bytes. Safe from any thread.
 */
public final class Metrics {
    /** A number with its labels, whose values may be anything. */
    public record Sample(Map<String, String> labels, double value) {
        public Sample {
            labels = new TreeMap<>(labels);
        }
    }

    private record Family(String name, String help, String type, Supplier<List<Sample>> samples) {}

    private final List<Family> families = new CopyOnWriteArrayList<>();

    /** What is asked for when somebody looks. */
    public void gauge(String name, String help, Supplier<List<Sample>> samples) {
        families.add(new Family(name, help, "gauge", samples));
    }

    /** What only grows; the returned counter has one label. */
    public Counter counter(String name, String help, String label) {
        Counter counter = new Counter(label);
        families.add(new Family(name, help, "counter", counter::samples));
        return counter;
    }

    /** A number for each value of a label. */
    public static final class Counter {
        private final String label;
        private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

        private Counter(String label) {
            this.label = label;
        }

        /** @param value of a small, closed set: each takes memory for ever */
        public void count(String value) {
            counts.computeIfAbsent(value, _ -> new LongAdder()).increment();
        }

        private List<Sample> samples() {
            List<Sample> samples = new ArrayList<>();
            counts.forEach((value, count) -> samples.add(new Sample(Map.of(label, value), count.sum())));
            return samples;
        }
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        for (Family family : families) {
            text.append("# HELP ").append(family.name()).append(' ').append(family.help()).append('\n');
            text.append("# TYPE ").append(family.name()).append(' ').append(family.type()).append('\n');
            for (Sample sample : family.samples().get()) {
                text.append(family.name()).append(labels(sample.labels())).append(' ').append(number(sample.value())).append('\n');
            }
        }
        return text.toString();
    }

    private static String labels(Map<String, String> labels) {
        List<String> parts = new ArrayList<>();
        labels.forEach((name, value) -> parts.add(name + "=\"" + escaped(value) + '"'));
        return parts.isEmpty() ? "" : "{" + String.join(",", parts) + "}";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}
