package org.hostkeeper.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The last day of one host, immutable: one sample a slot, oldest first. It grows at its end as the host is read, and
 * what is older than a day falls off.
 */
public record Past(List<Sample> samples) {
    public static final Duration LENGTH = Duration.ofHours(24);
    public static final Past NONE = new Past(List.of());

    /** A value at a moment; without one the host did not tell it then. */
    public record Point(Instant at, Optional<Double> value) {}

    public Past {
        samples = List.copyOf(samples);
    }

    /** This past and these samples: the newest of each slot, as far back as a day before the newest of all. */
    public Past with(Collection<Sample> more) {
        TreeMap<Long, Sample> slots = new TreeMap<>();
        samples.forEach(sample -> slots.put(sample.slot(), sample));
        more.forEach(sample -> slots.merge(sample.slot(), sample, (a, b) -> b.at().isBefore(a.at()) ? a : b));
        if (slots.isEmpty()) {
            return NONE;
        }
        Instant oldest = slots.lastEntry().getValue().at().minus(LENGTH);
        return new Past(slots.values().stream().filter(s -> !s.at().isBefore(oldest)).toList());
    }

    public List<Point> load() {
        return points(levels -> Optional.of(levels.load()));
    }

    public List<Point> memory() {
        return points(levels -> Optional.of(levels.memory()));
    }

    public List<Point> disk() {
        return points(levels -> levels.disk().isPresent()
                ? Optional.of(levels.disk().getAsDouble())
                : Optional.empty());
    }

    private List<Point> points(Function<Levels, Optional<Double>> value) {
        return samples.stream()
                .map(sample -> new Point(sample.at(), sample.levels().flatMap(value)))
                .toList();
    }
}
