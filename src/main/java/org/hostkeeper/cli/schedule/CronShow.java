package org.hostkeeper.cli.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Fields;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One job in detail, on every chosen host that has it. */
@Command(
        name = "show",
        description = "Show a job in detail with its next five starts, on every chosen host that has it, read now.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper cron show 3f09ab12 --root --host gw1", "  hostkeeper cron show 3f09 --json"})
final class CronShow implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "ID", description = "The job, as \"cron list\" names it, or the beginning of that.")
    private String id = "";

    @Mixin
    private Source source = new Source();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    CronShow(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::show);
    }

    private Exit show(Assembly house, Printer printer) {
        Source.Found found = source.read(house, printer);
        Instant now = house.clock().instant();
        List<JobRow> rows = new ArrayList<>();
        found.schedules().forEach((host, on) -> on.jobs().stream()
                .filter(job -> job.id().startsWith(id))
                .forEach(job -> rows.add(JobRow.of(host, on, job, now, context.terminal()))));
        printer.object(rows, () -> rows.forEach(row -> print(printer, row)));
        if (rows.isEmpty() && found.exit() == Exit.DONE) {
            printer.problem(new Problem.NotFound(Text.of("cli", "kind.job"), id));
            return Exit.USAGE;
        }
        return found.exit();
    }

    private void print(Printer printer, JobRow row) {
        Fields fields = new Fields(printer);
        fields.add("host", row.host());
        fields.add("job", row.id());
        fields.add("file", row.file() + ":" + row.line().orElse(0));
        fields.add("state", context.terminal().say(Text.of("schedule", "state." + row.state())));
        row.why().ifPresent(why -> fields.add("why", why));
        fields.add("when", row.words());
        fields.add("time", row.schedule());
        fields.add("user", row.user());
        fields.add("command", row.command());
        fields.add("time-zone", row.zone());
        row.planned().forEach(at -> fields.add(row.next().isPresent() ? "next" : "planned", CronList.at(at)));
        row.environment().forEach((name, value) -> fields.add("environment", name + "=" + value));
        fields.print();
    }
}
