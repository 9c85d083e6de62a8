package org.hostkeeper.cli.schedule;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.JobRun;
import org.hostkeeper.schedule.MirrorReader.Mirror;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;

/** When the update of a mirror last ran, and how it ended. */
@Command(
        name = "last-run",
        description = {
            "Tell when the update of the package mirror last ran: by the journal where that tells (30 days back), with how it ended; and",
            "when its log was last written to, which is all that a deployed update leaves. A run that was asked for writes to the log too."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper cron mirror last-run --tag mirror", "  hostkeeper cron mirror last-run --host mirror-1 --json"})
final class MirrorLastRun extends MirrorLook {
    MirrorLastRun(Context context) {
        super(context);
    }

    /**
     * The last run on one host, as scripts see it.
     *
     * @param logWritten when its log was last written to
     * @param started when cron last started it, by the journal
     * @param ending well, failed, killed, running or not-recorded
     * @param number the status or the signal
     * @param running whether one is at work right now
     */
    record Row(
            String host,
            Optional<OffsetDateTime> logWritten,
            Optional<OffsetDateTime> started,
            Optional<OffsetDateTime> ended,
            String ending,
            Optional<Integer> number,
            boolean running) {
        static Row of(HostName host, Mirror mirror) {
            Optional<JobRun> last = mirror.runs().isEmpty() ? Optional.empty() : Optional.of(mirror.runs().getLast());
            return new Row(
                    host.value(),
                    mirror.host().logged().map(at -> local(at, mirror)),
                    last.map(run -> local(run.started(), mirror)),
                    last.flatMap(JobRun::ended).map(at -> local(at, mirror)),
                    last.map(run -> RunWords.code(run.ending())).orElse("not-recorded"),
                    last.flatMap(run -> RunWords.number(run.ending())),
                    !mirror.host().running().isEmpty());
        }

        private static OffsetDateTime local(Instant at, Mirror mirror) {
            return at.atZone(mirror.schedules().clock()).toOffsetDateTime();
        }
    }

    @Override
    Exit tell(Printer printer, Map<HostName, Mirror> found) {
        List<Row> rows = found.entrySet().stream().map(one -> Row.of(one.getKey(), one.getValue())).toList();
        printer.list(rows, List.of("host", "started", "ended-at", "ending", "log-written"), this::cells, Text.of("cli", "none.hosts"));
        return Exit.DONE;
    }

    private List<Cell> cells(Row row) {
        String ending = row.running() ? "running" : row.ending();
        return List.of(
                Cell.of(row.host()),
                Cell.of(at(row.started())),
                Cell.of(at(row.ended())),
                Cell.state(context().terminal().say(Text.of("schedule", "run." + ending, row.number().orElse(0))), RunWords.tone(ending)),
                Cell.of(at(row.logWritten())));
    }

    private String at(Optional<OffsetDateTime> moment) {
        return moment.map(CronRuns.SECOND::format).orElseGet(() -> context().terminal().say(Text.of("schedule", "run.not-recorded")));
    }
}
