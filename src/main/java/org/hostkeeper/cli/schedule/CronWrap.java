package org.hostkeeper.cli.schedule;

import java.util.List;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.schedule.ScheduleGround;
import org.hostkeeper.schedule.SchedulePlans;
import picocli.CommandLine.Command;

/** The command {@code cron wrap}. */
@Command(
        name = "wrap",
        description = {
            "Have jobs write what they say and how they end to the journal, by a wrapper around their command in the crontab, which",
            "\"cron unwrap\" takes away byte for byte. \"cron runs\" then tells how they ended on any cron; what one said stands under",
            "journalctl -t hostkeeper-cron-NUMBER, with the number of its process in cron's own line. It goes there instead of into mail."
        },
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper cron wrap 3f09ab12 --tag gateway --dry-run")
final class CronWrap extends LineAction {
    CronWrap(Context context) {
        super(context);
    }

    @Override
    String verb() {
        return "wrap";
    }

    @Override
    Plan plan(SchedulePlans plans, ScheduleGround ground, List<String> jobs) {
        return plans.wrap(ground, jobs);
    }
}
