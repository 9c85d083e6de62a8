package org.hostkeeper.cli.schedule;

import java.util.List;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.schedule.ScheduleGround;
import org.hostkeeper.schedule.SchedulePlans;
import picocli.CommandLine.Command;

/** The command {@code cron remove}. */
@Command(
        name = "remove",
        description = "Remove jobs from their crontabs.",
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper cron remove 3f09ab12 --host gw1 --dry-run")
final class CronRemove extends LineAction {
    CronRemove(Context context) {
        super(context);
    }

    @Override
    String verb() {
        return "remove";
    }

    @Override
    Plan plan(SchedulePlans plans, ScheduleGround ground, List<String> jobs) {
        return plans.remove(ground, jobs);
    }
}
