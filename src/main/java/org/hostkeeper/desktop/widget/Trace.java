package org.hostkeeper.desktop.widget;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.hostkeeper.facts.Past;
import org.hostkeeper.facts.Past.Point;
import org.hostkeeper.words.Text;

/**
 * What a sparkline draws: values over a day that ends now, from 0 to a top, and how one of them is written.
 *
 * @param points oldest first; one without a value is a moment at which the host did not answer
 * @param least what the top is at least, so that a calm day looks calm
 */
public record Trace(List<Point> points, Instant now, double least, Function<Double, Text> written)
        implements Comparable<Trace> {
    /** Values further apart are not joined: nobody looked in between. */
    static final Duration APART = Duration.ofMinutes(90);

    /** A value older than this is not shown as what is now; hosts are read every half an hour at least. */
    private static final Duration OLD = Duration.ofMinutes(45);

    public Trace {
        points = points.stream().filter(p -> !p.at().isBefore(now.minus(Past.LENGTH))).toList();
    }

    /** A used part, 0 to 1. */
    public static Trace ofUse(List<Point> points, Instant now) {
        return new Trace(points, now, 1, use -> Text.of("desktop.widget", "spark.percent", use));
    }

    /** A load for each processor. */
    public static Trace ofLoad(List<Point> points, Instant now) {
        return new Trace(points, now, 0.5, load -> Text.of("desktop.widget", "spark.load", load));
    }

    double top() {
        return values().reduce(least, Math::max);
    }

    /** Where on the line of the day a moment is, 0 to 1; before or after it if it is not in the day. */
    double place(Instant at) {
        return 1 - (double) Duration.between(at, now).toMillis() / Past.LENGTH.toMillis();
    }

    Optional<Point> last() {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.getLast());
    }

    /** The newest value, NaN if the host does not tell one now, or was not asked for long. */
    public double newest() {
        return last().filter(p -> !isOld(p)).flatMap(Point::value).orElse(Double.NaN);
    }

    private boolean isOld(Point point) {
        return point.at().isBefore(now.minus(OLD));
    }

    /** The point next to this place on the line of the day, if there is any. */
    Optional<Point> nearest(double place) {
        return points.stream().min(Comparator.comparingDouble(p -> Math.abs(place(p.at()) - place)));
    }

    /** By the newest value, those without one first. */
    @Override
    public int compareTo(Trace other) {
        return Double.compare(Double.isNaN(newest()) ? -1 : newest(), Double.isNaN(other.newest()) ? -1 : other.newest());
    }

    /** The line in words: what it is now, or was when it was last read, and between what it moved. */
    public Text said() {
        Text last = last().map(this::said).orElse(Text.literal(""));
        return values().findAny().isEmpty()
                ? Text.of("desktop.widget", "spark.empty")
                : Text.of(
                        "desktop.widget",
                        "spark.said",
                        last,
                        written.apply(values().min().orElseThrow()),
                        written.apply(values().max().orElseThrow()));
    }

    private Text said(Point last) {
        Text value = last.value().map(written).orElseGet(() -> Text.of("desktop.widget", "spark.none"));
        return isOld(last)
                ? Text.of("desktop.widget", "spark.old", value, Ages.since(last.at(), now))
                : Text.of("desktop.widget", "spark.now", value);
    }

    private DoubleStream values() {
        return points.stream().flatMap(p -> p.value().stream()).mapToDouble(Double::doubleValue);
    }
}
