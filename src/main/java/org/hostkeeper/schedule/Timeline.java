package org.hostkeeper.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.host.HostName;

/**
 * What starts on hosts within a window of time, how long it is expected to take, and where the same command is at work more
 * than once. All of it goes by minutes from the window's beginning, as cron does.
 *
 * @param rows what starts, or is at work still, in the order in which it was given
 * @param idle how many others there are, which do not start in this time or not at all
 * @param together the commands of which more than one is at work at the same time
 */
public record Timeline(Instant from, int minutes, List<Row> rows, int idle, List<Together> together) {
    /** The longest window that is reckoned. */
    public static final Duration LONGEST = Duration.ofDays(31);

    public Timeline {
        rows = List.copyOf(rows);
        together = List.copyOf(together);
    }

    /**
     * A job or a timer in the window.
     *
     * @param name the command, or the timer's unit
     * @param expected how long it takes; empty if nobody knows
     * @param overlaps of all that run the same command
     */
    public record Row(Planned planned, String name, Starts starts, Optional<Duration> expected, Overlaps overlaps) {
        /** In whole minutes, and not less than one. */
        public int lasting() {
            return minutesOf(expected);
        }

        public HostName host() {
            return planned.host();
        }

        /** The overlap in which the start of this number takes part. */
        public Optional<Overlap> overlap(int start) {
            return overlaps.within(starts.minute(start), starts.minute(start) + lasting());
        }

        public boolean meetsAnother() {
            for (int i = 0; i < starts.count() && !overlaps.all().isEmpty(); i++) {
                if (overlap(i).isPresent()) {
                    return true;
                }
            }
            return false;
        }

        /** Whether it is at work at some moment of this time. */
        boolean isAtWork(int from, int to) {
            return starts.between(from - lasting() + 1, to) > 0;
        }
    }

    /** What runs the same command, and the times at which more than one of them does. */
    public record Together(String name, List<Row> rows, List<Overlap> overlaps) {
        public Together {
            rows = List.copyOf(rows);
            overlaps = List.copyOf(overlaps);
        }

        /** Who takes part. */
        public List<HostName> hosts(Overlap overlap) {
            return rows.stream()
                    .filter(row -> row.isAtWork(overlap.from(), overlap.to()))
                    .map(Row::host)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** From the minute of {@code from} to that of {@code to}, which is left out. */
    public static Timeline of(Collection<Planned> all, Instant from, Instant to, ExpectedDurations expected) {
        Instant first = from.truncatedTo(ChronoUnit.MINUTES);
        int minutes = (int) ChronoUnit.MINUTES.between(first, to.truncatedTo(ChronoUnit.MINUTES));
        if (minutes < 1 || minutes > LONGEST.toMinutes()) {
            throw new IllegalArgumentException("A window from " + from + " to " + to);
        }
        StartsInWindow window = new StartsInWindow(first, minutes);
        Map<String, List<Row>> byName = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        for (Planned planned : all) {
            Optional<Duration> lasting = planned.what() instanceof ByClock.Cron(CronJob job) ? expected.of(planned.host(), job) : Optional.empty();
            Starts starts = window.of(planned, minutesOf(lasting));
            if (!starts.isEmpty()) {
                Row row = new Row(planned, planned.what().name(), starts, lasting, Overlaps.NONE);
                rows.add(row);
                byName.computeIfAbsent(row.name(), _ -> new ArrayList<>()).add(row);
            }
        }
        return overlapping(first, minutes, rows, all.size() - rows.size(), byName);
    }

    private static Timeline overlapping(Instant from, int minutes, List<Row> rows, int idle, Map<String, List<Row>> byName) {
        Map<String, Overlaps> found = new LinkedHashMap<>();
        byName.forEach((name, same) -> found.put(name, Overlaps.of(
                same.stream().map(row -> new Overlaps.Work(row.host(), row.starts(), row.lasting())).toList(), minutes)));
        List<Row> marked = rows.stream()
                .map(row -> new Row(row.planned(), row.name(), row.starts(), row.expected(), found.getOrDefault(row.name(), Overlaps.NONE)))
                .toList();
        List<Together> together = new ArrayList<>();
        found.forEach((name, overlaps) -> {
            if (!overlaps.all().isEmpty()) {
                together.add(new Together(name, byName.getOrDefault(name, List.of()), overlaps.all()));
            }
        });
        return new Timeline(from, minutes, marked, idle, together);
    }

    public Instant to() {
        return at(minutes);
    }

    public Instant at(int minute) {
        return from.plus(Duration.ofMinutes(minute));
    }

    /** Which minute of the window that is; less than 0 or beyond its end outside. */
    public int minute(Instant at) {
        return (int) Math.floorDiv(Duration.between(from, at).toSeconds(), 60L);
    }

    /** The one zone of all these hosts' clocks, if they have one. */
    public static Optional<ZoneId> commonClock(Collection<Planned> all) {
        List<ZoneId> clocks = all.stream().map(Planned::clock).distinct().limit(2).toList();
        return clocks.size() == 1 ? Optional.of(clocks.getFirst()) : Optional.empty();
    }

    private static int minutesOf(Optional<Duration> lasting) {
        return lasting.map(time -> (int) Math.clamp((time.toSeconds() + 59) / 60, 1, LONGEST.toMinutes())).orElse(1);
    }
}
