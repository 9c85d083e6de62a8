package org.hostkeeper.cli.schedule;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Printable;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.Overlap;
import org.hostkeeper.schedule.Timeline;

/** What a timeline in letters does not say by itself: what its letters mean, and which jobs meet each other when and where. */
final class TimelineWords {
    private static final int MOST_COMMANDS = 12;
    private static final int MOST_HOSTS = 8;
    private static final int COMMAND = 64;

    private final Printer printer;
    private final Timeline timeline;
    private final TimelinePicture picture;

    TimelineWords(Printer printer, Timeline timeline, TimelinePicture picture) {
        this.printer = printer;
        this.timeline = timeline;
        this.picture = picture;
    }

    void tell(ZoneId shownIn) {
        TimelinePicture.Letters letters = picture.letters();
        printer.sentence(
                "cron.timeline-legend", String.valueOf(letters.one()), String.valueOf(letters.several()), String.valueOf(letters.atWork()),
                String.valueOf(letters.overlap()), String.valueOf(picture.cell()), shownIn.getId());
        if (timeline.idle() > 0) {
            printer.sentence("cron.timeline-idle", timeline.idle());
        }
        if (timeline.rows().stream().allMatch(row -> row.expected().isEmpty())) {
            printer.sentence("cron.timeline-unknown");
        }
        List<Timeline.Together> worstFirst = timeline.together().stream()
                .sorted(Comparator.comparing((Timeline.Together group) -> worst(group).hosts()).reversed().thenComparing(Timeline.Together::name))
                .toList();
        worstFirst.stream().limit(MOST_COMMANDS).forEach(this::tell);
        if (worstFirst.size() > MOST_COMMANDS) {
            printer.sentence("cron.timeline-more", worstFirst.size() - MOST_COMMANDS);
        }
    }

    private void tell(Timeline.Together group) {
        Overlap worst = worst(group);
        List<HostName> hosts = group.hosts(worst);
        String shown = String.join(", ", hosts.stream().limit(MOST_HOSTS).map(HostName::value).toList());
        String words = printer.terminal().say(
                worst.acrossHosts() ? "cron.timeline-across" : "cron.timeline-again",
                picture.shortened(group.name(), COMMAND), worst.hosts(), picture.at(worst.from()), picture.at(worst.to()), group.overlaps().size() - 1, shown,
                hosts.size() - Math.min(hosts.size(), MOST_HOSTS));
        printer.line(Printable.line(words), Cell.Tone.ATTENTION);
    }

    /** The one on the most hosts; of several, the first. */
    private static Overlap worst(Timeline.Together group) {
        return group.overlaps().stream().reduce((one, next) -> next.hosts() > one.hosts() ? next : one).orElseThrow();
    }
}
