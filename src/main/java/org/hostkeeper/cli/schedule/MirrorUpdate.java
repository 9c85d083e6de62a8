package org.hostkeeper.cli.schedule;

import java.time.Duration;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.schedule.MirrorPlans;
import org.hostkeeper.schedule.MirrorReader;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;

/** Runs the update of a mirror now. */
@Command(
        name = "update",
        description = {
            "Run the update of the package mirror now: as its user and with cron's environment, by the command of its crontab, so that what",
            "it says goes to its log. It is refused while one runs. Ctrl+C ends it there. It stands in the activity; nothing takes it back."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper cron mirror update --host mirror-1 --yes"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it ended with 0 everywhere", "1:it failed on a host", "3:a host was not reached or refused"})
final class MirrorUpdate extends RunsJob {
    MirrorUpdate(Context context) {
        super(context);
    }

    @Override
    Text title() {
        return Text.of("schedule", "plan.mirror-update");
    }

    @Override
    HostWork<Plan> planning(Assembly house, Duration longest) {
        MirrorReader reader = new MirrorReader(house.scheduleReader());
        return (remote, _) -> new MirrorPlans(house.schedulePlans()).update(remote.host(), reader.read(remote, Duration.ofDays(1)), longest);
    }
}
