package org.hostkeeper.cli.schedule;

import java.util.Optional;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.schedule.MirrorPlans;
import org.hostkeeper.schedule.MirrorReader;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sets the update of a mirror up, or mends one that is deployed. */
@Command(
        name = "setup",
        description = {
            "Set up the update of the package mirror, or mend one that is there in its deployed form: its schedule and comments stay.",
            "What apt-mirror says is appended to /var/spool/apt-mirror/var/cron.log, errors with the rest, so that no run wipes out what",
            "the one before said; logrotate puts the log aside once a week and keeps eight (/etc/logrotate.d/pop-mirror), unless it is",
            "rotated already. How each run ended goes to the journal, for \"cron mirror last-run\" and \"cron runs\"."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper cron mirror setup --host mirror-1 --dry-run",
            "  hostkeeper cron mirror setup --schedule '30 2 * * *' --tag mirror --yes"
        })
final class MirrorSetup extends PlannedChange {
    @Option(names = "--schedule", paramLabel = "TIME",
            description = "When: five fields or a word such as @daily. Without it the one that is there, or else 0 */12 * * *.")
    private Optional<String> schedule = Optional.empty();

    MirrorSetup(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return Text.of("schedule", "plan.mirror-setup");
    }

    @Override
    protected void check() {
        MirrorPlans.checked(schedule);
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        MirrorReader reader = new MirrorReader(house.scheduleReader());
        return (remote, _) -> new MirrorPlans(house.schedulePlans()).setUp(reader.ground(remote), schedule);
    }
}
