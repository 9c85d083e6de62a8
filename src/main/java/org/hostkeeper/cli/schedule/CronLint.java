package org.hostkeeper.cli.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.Finding;
import org.hostkeeper.schedule.Lint;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is wrong with crontabs. */
@Command(
        name = "lint",
        description = {
            "Look for what does not run, and for what runs and is not noticed when it fails.",
            "\"cron mend KIND WHERE\" mends a finding by a plan that is shown first."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper cron lint --root --tag gateway", "  hostkeeper cron lint --json"})
final class CronLint implements Callable<Integer> {
    private final Context context;

    @Mixin
    private Source source = new Source();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    CronLint(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::lint);
    }

    /**
     * A finding, as scripts see it.
     *
     * @param where the job's id, or the file's path: what {@code cron mend} is given
     * @param stops whether something does not run because of it
     */
    record Row(String host, String kind, String where, boolean stops, String file, String command, String explanation) {
        static Row of(HostName host, Finding finding, Terminal terminal) {
            return new Row(
                    host.value(),
                    finding.kind().code(),
                    finding.where(),
                    finding.kind().stops(),
                    finding.file().path(),
                    finding.job().map(CronJob::command).orElse(""),
                    terminal.say(finding.words()));
        }
    }

    private Exit lint(Assembly house, Printer printer) {
        Source.Found found = source.read(house, printer);
        Instant now = house.clock().instant();
        List<Row> rows = new ArrayList<>();
        found.schedules().forEach((host, on) ->
                Lint.of(on, now).forEach(finding -> rows.add(Row.of(host, finding, context.terminal()))));
        printer.list(
                rows,
                List.of("host", "finding", "where", "why"),
                row -> List.of(
                        Cell.of(row.host()),
                        Cell.state(row.kind(), row.stops() ? Tone.FAILED : Tone.ATTENTION),
                        Cell.of(row.where()),
                        Cell.of(row.explanation())),
                Text.of("cli", "none.findings"));
        return found.exit();
    }
}
