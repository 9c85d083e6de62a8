package org.hostkeeper.cli.schedule;

import java.util.Optional;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.schedule.AddRequest;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a job. */
@Command(
        name = "add",
        description = {
            "Add a job to a user's crontab, or to a file of /etc/cron.d with --file; either is made if it is not there.",
            "The command is one word for the shell here: put it in quotes. In it, %% has to be written \\%% for cron."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper cron add --user op --time '23 */8 * * *' '$HOME/bin/snapshot' --host gw1 --dry-run",
            "  hostkeeper cron add --file cleanup --user root --time @daily '/usr/local/bin/cleanup' --tag web --yes"
        })
final class CronAdd extends PlannedChange {
    @Parameters(paramLabel = "COMMAND", description = "What runs, by /bin/sh.")
    private String command = "";

    @Option(names = "--time", required = true, paramLabel = "TIME",
            description = "Five fields (minute, hour, day of month, month, day of week), or @daily, @hourly, @reboot and the like.")
    private String time = "";

    @Option(names = "--user", required = true, paramLabel = "USER", description = "As whom it runs.")
    private String user = "";

    @Option(names = "--file", paramLabel = "NAME", description = "A file of /etc/cron.d, or /etc/crontab; else the user's own crontab.")
    private Optional<String> file = Optional.empty();

    CronAdd(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return Text.of("schedule", "plan.add", command);
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        AddRequest request = new AddRequest(file, user, time, command).checked();
        return (remote, _) -> house.schedulePlans().add(house.scheduleReader().ground(remote, request), request);
    }
}
