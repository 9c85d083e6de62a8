package org.hostkeeper.cli.schedule;

import java.time.Duration;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.schedule.RunPlans;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs a job now. */
@Command(
        name = "run",
        description = {
            "Run a job now as cron does: as its user, in that user's home, with cron's environment, what the crontab sets above the line, and",
            "what stands behind a bare %% as its input. A job that is switched off is run too. What it says is shown as it says it, host by",
            "host; Ctrl+C ends it there. It stands in the activity with the end of what it said; nothing takes it back."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper cron run 3f09ab12 --host gw1 --dry-run", "  hostkeeper cron run 3f09ab12 --tag gateway --limit 600 --yes"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it ended with 0 everywhere", "1:it failed on a host", "3:a host was not reached or refused"})
final class CronRun extends RunsJob {
    @Parameters(paramLabel = "ID", description = "The job, as \"cron list\" names it.")
    private String id = "";

    CronRun(Context context) {
        super(context);
    }

    @Override
    Text title() {
        return Text.of("schedule", "plan.run", id);
    }

    @Override
    HostWork<Plan> planning(Assembly house, Duration longest) {
        return (remote, _) -> new RunPlans(house.schedulePlans()).run(remote.host(), house.scheduleReader().read(remote), id, longest);
    }
}
