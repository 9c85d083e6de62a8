package org.hostkeeper.desktop.schedule;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.CronJob;

/** The runs that a person began here: whoever wants to run a job that is at work finds that run, and begins no second one. */
final class RunningJobs {
    private final ScheduleDeeds deeds;
    private final Executor nextFrame;
    private final Map<ScheduleRow.Key, RunJobModel> runs = new HashMap<>();

    /** @param nextFrame brings to the JavaFX thread what comes from the hosts */
    RunningJobs(ScheduleDeeds deeds, Executor nextFrame) {
        this.deeds = deeds;
        this.nextFrame = nextFrame;
    }

    /** The run of this job that has not ended, or one that is not begun yet. */
    RunJobModel of(HostName host, CronJob job) {
        ScheduleRow.Key key = new ScheduleRow.Key(host, job.id());
        runs.values().removeIf(RunJobModel::hasEnded);
        RunJobModel run = Optional.ofNullable(runs.get(key)).orElseGet(() -> new RunJobModel(deeds, host, job, nextFrame));
        runs.put(key, run);
        return run;
    }
}
