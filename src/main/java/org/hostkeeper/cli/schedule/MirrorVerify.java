package org.hostkeeper.cli.schedule;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.MirrorJob;
import org.hostkeeper.schedule.MirrorReader.Mirror;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;

/** Whether the update of a mirror is set up and cron runs. */
@Command(
        name = "verify",
        description = {
            "Tell whether the update of the package mirror is set up, whether cron runs, and what is wrong with it.",
            "What \"cron mirror setup\" mends is named so. Reads as root: through sudo if the login is another."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper cron mirror verify --tag mirror", "  hostkeeper cron mirror verify --host mirror-1 --json"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well everywhere", "1:a host has a defect", "3:a host was not reached or refused"})
final class MirrorVerify extends MirrorLook {
    MirrorVerify(Context context) {
        super(context);
    }

    /** What is wrong, as scripts see it. */
    record Defect(String kind, boolean mended, String explanation) {}

    /**
     * How it stands on one host, as scripts see it.
     *
     * @param installed whether the update is there in a known form
     * @param cron as systemctl is-active says it
     * @param next when cron starts it next, in the host's zone
     */
    record Row(
            String host,
            boolean installed,
            String file,
            Optional<String> schedule,
            Optional<String> user,
            Optional<String> command,
            Optional<String> state,
            String cron,
            boolean cronActive,
            boolean running,
            Optional<OffsetDateTime> next,
            List<Defect> defects) {
        static Row of(HostName host, Mirror mirror, Terminal terminal) {
            Optional<CronJob> job = mirror.job().job();
            return new Row(
                    host.value(),
                    job.isPresent(),
                    MirrorJob.PATH,
                    job.map(CronJob::fields),
                    job.map(CronJob::user),
                    job.map(CronJob::command),
                    job.map(found -> found.state().code()),
                    mirror.schedules().daemon().state(),
                    mirror.schedules().daemon().runs(),
                    !mirror.host().running().isEmpty(),
                    job.flatMap(found -> found.next(mirror.schedules().read(), mirror.schedules().clock(), 1).stream().findFirst())
                            .map(run -> run.at().atZone(mirror.schedules().clock()).toOffsetDateTime()),
                    mirror.defects().stream()
                            .map(found -> new Defect(found.defect().code(), found.defect().mended(), terminal.say(found.words())))
                            .toList());
        }

        boolean isWell() {
            return installed && cronActive && defects.isEmpty();
        }
    }

    @Override
    Exit tell(Printer printer, Map<HostName, Mirror> found) {
        List<Row> rows = found.entrySet().stream().map(one -> Row.of(one.getKey(), one.getValue(), context().terminal())).toList();
        printer.list(rows, List.of("host", "state", "time", "next", "cron", "user"), this::cells, Text.of("cli", "none.hosts"));
        for (Row row : rows) {
            row.defects().forEach(defect -> printer.line(
                    row.host() + ": " + defect.explanation() + (defect.mended() ? " " + context().terminal().say("mirror.mended") : ""),
                    Tone.ATTENTION));
        }
        return rows.stream().allMatch(Row::isWell) ? Exit.DONE : Exit.FAILED;
    }

    private List<Cell> cells(Row row) {
        String state = row.isWell() ? "mirror.well" : row.installed() ? "mirror.defects" : "mirror.not-installed";
        return List.of(
                Cell.of(row.host()),
                Cell.state(context().terminal().say(state, row.defects().size()), row.isWell() ? Tone.GOOD : Tone.ATTENTION),
                Cell.of(row.schedule().orElse("")),
                Cell.of(row.next().map(CronList::at).orElse("")),
                Cell.state(row.cron(), row.cronActive() ? Tone.GOOD : Tone.FAILED),
                Cell.of(row.user().orElse("")));
    }
}
