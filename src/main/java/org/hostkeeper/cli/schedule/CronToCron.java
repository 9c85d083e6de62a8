package org.hostkeeper.cli.schedule;

import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.schedule.TimerPlans;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a job of a timer again. */
@Command(
        name = "to-cron",
        description = {
            "Make a job of cron's again of a timer that \"cron to-timer\" made: the timer goes, and the line that was switched off for it is",
            "switched on where it stands, byte for byte."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper cron to-cron snapshot --host gw1 --dry-run"})
final class CronToCron extends PlannedChange {
    @Parameters(paramLabel = "NAME", description = "The timer, with or without .timer.")
    private String name = "";

    CronToCron(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return Text.of("schedule", "plan.to-cron", name);
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        String unit = TimerPlans.checkedName(name);
        return (remote, _) -> new TimerPlans(house.schedulePlans()).toCron(house.scheduleReader().cronGround(remote, unit), unit);
    }
}
