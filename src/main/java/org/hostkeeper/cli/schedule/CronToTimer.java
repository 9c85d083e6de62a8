package org.hostkeeper.cli.schedule;

import java.time.Duration;
import java.util.Optional;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.schedule.TimerPlans;
import org.hostkeeper.schedule.TimerRequest;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a timer of a job. */
@Command(
        name = "to-timer",
        description = {
            "Make a timer and a service of systemd of a job: as its user, with cron's environment and input. Its line is switched off in the",
            "same plan. Where cron takes either the date or the weekday, the timer has two calendar lines; @reboot runs a minute after the",
            "host has started. systemd on the host checks each line first. What the job says goes to the journal, no mail is sent.",
            "\"cron to-cron\" makes a job of it again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper cron to-timer 3f09ab12 --host gw1 --dry-run",
            "  hostkeeper cron to-timer 3f09ab12 --name snapshot --persistent --random-delay 600 --tag gateway --yes"
        })
final class CronToTimer extends PlannedChange {
    @Parameters(paramLabel = "ID", description = "The job, as \"cron list\" names it.")
    private String id = "";

    @Option(names = "--name", paramLabel = "NAME", description = "Of the units, without .timer; else one made of the command and the job's id.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--persistent", description = "Make up for a start that the host slept through.")
    private boolean persistent;

    @Option(names = "--random-delay", paramLabel = "SECONDS", description = "Put each start off by up to so many seconds.")
    private Optional<Long> randomDelay = Optional.empty();

    CronToTimer(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return Text.of("schedule", "plan.to-timer", id);
    }

    @Override
    protected void check() {
        request();
    }

    private TimerRequest request() {
        return new TimerRequest(name, persistent, randomDelay.map(Duration::ofSeconds)).checked();
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        TimerRequest request = request();
        return (remote, _) -> new TimerPlans(house.schedulePlans()).toTimer(house.scheduleReader().timerGround(remote, id, request), id, request);
    }
}
