package org.hostkeeper.cli.schedule;

import java.util.List;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.schedule.ScheduleGround;
import org.hostkeeper.schedule.SchedulePlans;
import picocli.CommandLine.Command;

/** The command {@code cron enable}. */
@Command(
        name = "enable",
        description = "Switch jobs on again that were switched off, byte for byte as they were.",
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper cron enable 3f09ab12 --host gw1 --yes")
final class CronEnable extends LineAction {
    CronEnable(Context context) {
        super(context);
    }

    @Override
    String verb() {
        return "enable";
    }

    @Override
    Plan plan(SchedulePlans plans, ScheduleGround ground, List<String> jobs) {
        return plans.enable(ground, jobs);
    }
}
