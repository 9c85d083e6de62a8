package org.hostkeeper.cli.schedule;

import java.util.List;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.schedule.ScheduleGround;
import org.hostkeeper.schedule.SchedulePlans;
import picocli.CommandLine.Command;

/** The command {@code cron disable}. */
@Command(
        name = "disable",
        description = "Switch jobs off: their lines become comments, which \"cron enable\" turns back.",
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper cron disable 3f09ab12 --tag gateway --dry-run")
final class CronDisable extends LineAction {
    CronDisable(Context context) {
        super(context);
    }

    @Override
    String verb() {
        return "disable";
    }

    @Override
    Plan plan(SchedulePlans plans, ScheduleGround ground, List<String> jobs) {
        return plans.disable(ground, jobs);
    }
}
