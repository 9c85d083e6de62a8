package org.hostkeeper.cli.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Table;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.schedule.CronLog;
import org.hostkeeper.schedule.ExpectedDurations;
import org.hostkeeper.schedule.Planned;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.schedule.Timeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All jobs and timers of all chosen hosts over a day or a week, in one picture. */
@Command(
        name = "timeline",
        description = {
            "Draw when jobs and timers of all chosen hosts start, one line each, over a day or a week,",
            "and tell where the same command is at work on several hosts at once, or twice on one.",
            "Times are those of the hosts' own clocks if they have one zone, else of this machine's.",
            "Of timers the last and the next start are known, and later ones as far as their calendar says."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper cron timeline --root --tag gateway --durations",
            "  hostkeeper cron timeline --from 22:00 --to 08:00 --command sync --lasting 60",
            "  hostkeeper cron timeline --week --cached --json"
        })
final class CronTimeline implements Callable<Integer> {
    private static final int COMMAND = 32;

    private final Context context;

    @Mixin
    private Window window = new Window();

    @Option(names = "--zone", paramLabel = "ZONE", description = "In whose time, such as Europe/Berlin.")
    private Optional<String> zone = Optional.empty();

    @Option(names = "--command", paramLabel = "WORDS", description = "Only what has these words in its command or its timer's name.")
    private Optional<String> command = Optional.empty();

    @Option(names = "--durations", description = "Draw for how long a job is at work, as cron recorded it in the last 31 days (see \"cron record\"); reads as root.")
    private boolean durations;

    @Option(names = "--lasting", paramLabel = "MINUTES", description = "Take a job to be at work for so long where nothing is recorded.")
    private Optional<Integer> lasting = Optional.empty();

    @Mixin
    private Source source = new Source();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    CronTimeline(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        window.check();
        if (lasting.filter(minutes -> minutes < 1 || minutes > Timeline.LONGEST.toMinutes()).isPresent()) {
            throw UsageException.of("cron.timeline-lasting", Timeline.LONGEST.toMinutes());
        }
        Optional<ZoneId> chosen = zone.map(CronTimeline::zone);
        return context.connected(common, connecting, (house, printer) -> timeline(house, printer, chosen));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw UsageException.of("cron.timeline-zone", name);
        }
    }

    private Exit timeline(Assembly house, Printer printer, Optional<ZoneId> chosen) {
        Source.Found found = source.read(house, printer);
        List<Planned> all = Planned.of(found.schedules()).stream()
                .filter(planned -> command.isEmpty() || planned.what().name().contains(command.get()))
                .toList();
        ZoneId shownIn = chosen.or(() -> Timeline.commonClock(all)).orElseGet(ZoneId::systemDefault);
        Instant now = house.clock().instant();
        Window.Ends ends = window.ends(now, shownIn);
        List<Problem> problems = new ArrayList<>();
        ExpectedDurations recorded = durations
                ? ExpectedDurations.recorded(logs(house, found.schedules(), now.minus(ExpectedDurations.LOOKED_BACK), problems))
                : ExpectedDurations.unknown();
        ExpectedDurations expected = lasting.map(minutes -> recorded.orElse(Duration.ofMinutes(minutes))).orElse(recorded);
        Timeline timeline = sorted(Timeline.of(all, ends.from(), ends.to(), expected));
        printer.object(TimelineAnswer.of(timeline, shownIn), () -> print(printer, timeline, shownIn));
        problems.forEach(printer::problem);
        return problems.stream().map(Exit::of).reduce(found.exit(), Exit::and);
    }

    private Map<HostName, CronLog> logs(Assembly house, Map<HostName, Schedules> hosts, Instant since, List<Problem> problems) {
        HostReading<CronLog> logs = HostReading.of(context, house, hosts.keySet(), (remote, _) ->
                house.scheduleReader().log(remote, Objects.requireNonNull(hosts.get(remote.host())).daemon(), since));
        problems.addAll(logs.problems());
        return logs.found();
    }

    /** By their first start; the same command of several hosts side by side where they start together. */
    private static Timeline sorted(Timeline timeline) {
        List<Timeline.Row> rows = timeline.rows().stream()
                .sorted(Comparator.comparing((Timeline.Row row) -> row.starts().minute(0)).thenComparing(Timeline.Row::name).thenComparing(Timeline.Row::host))
                .toList();
        return new Timeline(timeline.from(), timeline.minutes(), rows, timeline.idle(), timeline.together());
    }

    private void print(Printer printer, Timeline timeline, ZoneId shownIn) {
        TimelinePicture.Letters letters = context.terminal().unicode() ? TimelinePicture.Letters.BLOCKS : TimelinePicture.Letters.ASCII;
        TimelinePicture picture = new TimelinePicture(timeline, shownIn, context.terminal().language(), letters);
        if (timeline.rows().isEmpty()) {
            printer.hint("none.starts");
            return;
        }
        Table table = new Table(List.of(
                context.terminal().say("column.host"), context.terminal().say("column.job"), context.terminal().say("column.starts"), picture.ruler()));
        timeline.rows().forEach(row -> table.add(List.of(
                Cell.of(row.host()),
                Cell.of(picture.shortened(row.name(), COMMAND)),
                Cell.number(row.starts().count()),
                Cell.state(picture.line(row), row.meetsAnother() ? Cell.Tone.ATTENTION : Cell.Tone.PLAIN))));
        context.terminal().out().print(table.shown(context.terminal().colour()));
        new TimelineWords(printer, timeline, picture).tell(shownIn);
    }
}
