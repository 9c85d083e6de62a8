package org.hostkeeper.cli.schedule;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.schedule.EditRequest;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes parts of a job. */
@Command(
        name = "edit",
        description = {
            "Change the time, the command or the user of a job. Every other byte of its crontab stays as it is.",
            "A letter that stands for a number in a template line is filled in by --time."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper cron edit 3f09ab12 --time '0 3 * * 2,5' --host gw1 --dry-run"})
final class CronEdit extends PlannedChange {
    @Parameters(paramLabel = "ID", description = "The job, as \"cron list\" names it.")
    private String id = "";

    @Option(names = "--time", paramLabel = "TIME", description = "Its new time: five fields, or a word with @.")
    private Optional<String> time = Optional.empty();

    @Option(names = "--command", paramLabel = "COMMAND", description = "Its new command.")
    private Optional<String> command = Optional.empty();

    @Option(names = "--user", paramLabel = "USER", description = "As whom it runs from now on; in files of the system only.")
    private Optional<String> user = Optional.empty();

    CronEdit(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return Text.of("schedule", "plan.edit", id);
    }

    @Override
    protected void check() {
        if (time.isEmpty() && command.isEmpty() && user.isEmpty()) {
            throw UsageException.of("cron.edit-what");
        }
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        EditRequest request = new EditRequest(time, user, command).checked();
        List<String> ids = List.of(id);
        return (remote, _) -> house.schedulePlans().edit(house.scheduleReader().ground(remote, ids, request), ids, request);
    }
}
