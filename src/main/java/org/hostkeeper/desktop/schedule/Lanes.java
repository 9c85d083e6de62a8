package org.hostkeeper.desktop.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hostkeeper.schedule.ExpectedDurations;
import org.hostkeeper.schedule.Planned;
import org.hostkeeper.schedule.Timeline;

/**
 * What the timeline shows: the lines in their order, and in whose time. Made on any thread.
 *
 * @param zone that of the hosts if they have one in common, else the console's
 */
record Lanes(Timeline timeline, List<Lane> lanes, ZoneId zone) {
    /** By what lines are put side by side and coloured. */
    enum By {
        JOB,
        HOST
    }

    static Lanes of(List<ScheduleRow> rows, Instant from, Instant to, ZoneId zone, By by, ExpectedDurations expected) {
        IdentityHashMap<Planned, ScheduleRow> byPlanned = new IdentityHashMap<>();
        List<Planned> all = new ArrayList<>(rows.size());
        for (ScheduleRow row : rows) {
            Planned planned = new Planned(row.host().name(), row.zone(), row.what());
            byPlanned.put(planned, row);
            all.add(planned);
        }
        Timeline timeline = Timeline.of(all, from, to, expected);
        Comparator<Timeline.Row> byJob = Comparator.comparing(Timeline.Row::name);
        Comparator<Timeline.Row> byHost = Comparator.comparing(Timeline.Row::host);
        Comparator<Timeline.Row> byStart = Comparator.comparingInt(row -> row.starts().minute(0));
        Comparator<Timeline.Row> order = by == By.JOB
                ? byJob.thenComparing(byHost).thenComparing(byStart)
                : byHost.thenComparing(byStart).thenComparing(byJob);
        Map<Object, Integer> hues = new HashMap<>();
        List<Lane> lanes = timeline.rows().stream()
                .sorted(order)
                .map(row -> {
                    Object same = by == By.JOB ? row.name() : row.host();
                    int hue = hues.computeIfAbsent(same, _ -> hues.size());
                    return new Lane(Objects.requireNonNull(byPlanned.get(row.planned())), row, hue);
                })
                .toList();
        return new Lanes(timeline, lanes, zone);
    }

    boolean isEmpty() {
        return lanes.isEmpty();
    }
}
