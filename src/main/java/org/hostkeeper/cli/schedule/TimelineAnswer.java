package org.hostkeeper.cli.schedule;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.ByClock;
import org.hostkeeper.schedule.Timeline;

/**
 * A timeline as scripts see it; the components are the keys.
 *
 * @param idle how many jobs and timers do not start in this time
 */
record TimelineAnswer(OffsetDateTime from, OffsetDateTime to, String zone, List<Row> rows, int idle, List<Together> overlaps) {
    /** Starts that are nearer to each other are told as one, with their number. */
    private static final int NEAR = 5;

    /**
     * A job or a timer.
     *
     * @param kind cron or timer
     * @param seconds that a run is expected to take
     */
    record Row(String host, String id, String kind, String command, int count, List<Band> starts, Optional<Long> seconds, boolean overlaps) {}

    /** One start, or several that follow upon each other at most five minutes apart. */
    record Band(OffsetDateTime first, OffsetDateTime last, int count) {}

    /** A time in which the same command is at work more than once. */
    record Together(String command, OffsetDateTime from, OffsetDateTime to, int atOnce, List<String> hosts) {}

    static TimelineAnswer of(Timeline timeline, ZoneId zone) {
        return new TimelineAnswer(
                at(timeline, zone, 0),
                at(timeline, zone, timeline.minutes()),
                zone.getId(),
                timeline.rows().stream().map(row -> row(timeline, zone, row)).toList(),
                timeline.idle(),
                timeline.together().stream()
                        .flatMap(group -> group.overlaps().stream().map(overlap -> new Together(
                                group.name(),
                                at(timeline, zone, overlap.from()),
                                at(timeline, zone, overlap.to()),
                                overlap.hosts(),
                                group.hosts(overlap).stream().map(HostName::value).toList())))
                        .toList());
    }

    private static Row row(Timeline timeline, ZoneId zone, Timeline.Row row) {
        return new Row(
                row.host().value(),
                id(row.planned().what()),
                row.planned().what() instanceof ByClock.Cron ? "cron" : "timer",
                row.name(),
                row.starts().count(),
                row.starts().bands(NEAR).stream()
                        .map(band -> new Band(at(timeline, zone, band.first()), at(timeline, zone, band.last()), band.count()))
                        .toList(),
                row.expected().map(Duration::toSeconds),
                row.meetsAnother());
    }

    /** As the other commands name it. */
    private static String id(ByClock what) {
        return switch (what) {
            case ByClock.Cron(var job) -> job.id();
            case ByClock.Systemd(var timer) -> timer.unit();
        };
    }

    private static OffsetDateTime at(Timeline timeline, ZoneId zone, int minute) {
        return timeline.at(minute).atZone(zone).toOffsetDateTime();
    }
}
