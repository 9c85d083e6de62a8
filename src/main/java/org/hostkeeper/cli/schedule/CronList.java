package org.hostkeeper.cli.schedule;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.Timer;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** All jobs of all chosen hosts with their next start. */
@Command(
        name = "list",
        description = {
            "List the jobs of the hosts' crontabs with their next start in the host's time zone, read now.",
            "A host that cannot be reached shows its last known ones. Other users' crontabs need --root, which shows no host",
            "that cannot be reached."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper cron list --host web1 --root", "  hostkeeper cron list --timers --json"})
final class CronList implements Callable<Integer> {
    static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Context context;

    @Option(names = "--timers", description = "Timers of systemd too; with --broken, those that are enabled and do not run.")
    private boolean timers;

    @Option(names = "--broken", description = "Only jobs that do not run although they are neither switched off nor set aside.")
    private boolean broken;

    @Mixin
    private Source source = new Source();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    CronList(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::list);
    }

    private Exit list(Assembly house, Printer printer) {
        Source.Found found = source.read(house, printer);
        Instant now = house.clock().instant();
        List<JobRow> rows = new ArrayList<>();
        found.schedules().forEach((host, on) -> {
            on.jobs().stream().filter(this::wanted).map(job -> JobRow.of(host, on, job, now, context.terminal())).forEach(rows::add);
            if (timers) {
                on.timers().stream().filter(this::wanted).map(timer -> JobRow.of(host, on, timer)).forEach(rows::add);
            }
        });
        printer.list(rows, List.of("host", "job", "state", "when", "next", "user", "command"), this::cells, Text.of("cli", "none.jobs"));
        return found.exit();
    }

    private boolean wanted(CronJob job) {
        return !broken || switch (job.state()) {
            case RUNS, OFF, SET_ASIDE -> false;
            case NEVER, TEMPLATE, INVALID, IGNORED, DAEMON_DOWN -> true;
        };
    }

    private boolean wanted(Timer timer) {
        return !broken || (!timer.active() && timer.enabled().equals("enabled"));
    }

    private List<Cell> cells(JobRow row) {
        return List.of(
                Cell.of(row.host()),
                Cell.of(row.id()),
                Cell.state(context.terminal().say(Text.of("schedule", "state." + row.state())), tone(row.state())),
                Cell.of(row.words().isEmpty() ? row.schedule() : row.words()),
                Cell.of(row.next().map(CronList::at).orElse("")),
                Cell.of(row.user()),
                Cell.of(row.command()));
    }

    static String at(OffsetDateTime moment) {
        return MINUTE.format(moment);
    }

    static Tone tone(String state) {
        return switch (state) {
            case "runs" -> Tone.GOOD;
            case "off", "set-aside" -> Tone.OFF;
            case "template", "never" -> Tone.ATTENTION;
            default -> Tone.FAILED;
        };
    }
}
