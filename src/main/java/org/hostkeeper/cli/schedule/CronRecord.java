package org.hostkeeper.cli.schedule;

import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;

/** Lets cron write down more of its jobs. */
@Command(
        name = "record",
        description = {
            "Have Debian's cron write the ends and failures of its jobs to the journal too, for \"cron runs\".",
            "Sets its option -L 15 in /etc/default/cron and starts it anew; jobs that run are left alone."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper cron record --tag gateway --dry-run"})
final class CronRecord extends PlannedChange {
    CronRecord(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return Text.of("schedule", "plan.record");
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        return (remote, _) -> house.schedulePlans().record(house.scheduleReader().recordGround(remote));
    }
}
