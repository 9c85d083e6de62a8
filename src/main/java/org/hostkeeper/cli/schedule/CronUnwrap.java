package org.hostkeeper.cli.schedule;

import java.util.List;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.schedule.ScheduleGround;
import org.hostkeeper.schedule.SchedulePlans;
import picocli.CommandLine.Command;

/** The command {@code cron unwrap}. */
@Command(
        name = "unwrap",
        description = "Take the wrapper of \"cron wrap\" away from jobs; their commands are byte for byte what they were.",
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper cron unwrap 3f09ab12 --host gw1 --yes")
final class CronUnwrap extends LineAction {
    CronUnwrap(Context context) {
        super(context);
    }

    @Override
    String verb() {
        return "unwrap";
    }

    @Override
    Plan plan(SchedulePlans plans, ScheduleGround ground, List<String> jobs) {
        return plans.unwrap(ground, jobs);
    }
}
