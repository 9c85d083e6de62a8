package org.hostkeeper.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Plans about the update of a package mirror: set it up, or mend one that is deployed; and run it now. */
public final class MirrorPlans {
    private final SchedulePlans plans;

    public MirrorPlans(SchedulePlans plans) {
        this.plans = plans;
    }

    /** The same, or the problem with it that no host needs to be asked about: a line feed would begin a job of root's choice. */
    public static Optional<String> checked(Optional<String> schedule) {
        schedule.ifPresent(EditRequest::checkTime);
        return schedule;
    }

    /**
     * Makes the file, or mends the line of one in a deployed form, whose comments stay; and has its log rotated.
     *
     * @param schedule empty to keep the one that is there, or for the usual one
     */
    public Plan setUp(MirrorReader.Ground ground, Optional<String> schedule) {
        checked(schedule);
        List<Step> steps = new ArrayList<>(crontab(ground.files(), schedule));
        steps.addAll(MirrorRotation.steps(ground.files(), ground.host()));
        if (steps.isEmpty()) {
            throw ScheduleGround.refused(MirrorJob.PATH, "refused.no-change");
        }
        return plans.plan(ground.files(), Text.of("schedule", "plan.mirror-setup"), steps);
    }

    /**
     * Mends every line of a deployed file that is the update, and leaves all else in it as it is; nothing if nothing is to be mended.
     * A line that is switched off stays so.
     */
    static List<Step> takeOver(MirrorReader.Ground ground) {
        ScheduleGround files = ground.files();
        List<CronJob> updates = MirrorJob.of(files.schedules()).updates();
        if (updates.isEmpty()) {
            throw ScheduleGround.refused(MirrorJob.PATH, "refused.mirror-form");
        }
        List<CronJob> jobs = files.jobs(updates.getFirst().file(), updates.stream().map(CronJob::id).toList());
        Crontab after = jobs.getFirst().crontab();
        for (CronJob job : jobs) {
            after = after.with(job.line(), job.text().job().orElseThrow().withCommand(MirrorJob.COMMAND));
        }
        List<Step> steps = new ArrayList<>(written(files, after.endedByNewline().withoutCarriageReturns().bytes()));
        steps.addAll(MirrorRotation.steps(files, ground.host()));
        return steps;
    }

    private static List<Step> crontab(ScheduleGround ground, Optional<String> schedule) {
        boolean absent = ground.at(MirrorJob.PATH) instanceof FileState.Absent;
        return written(ground, absent ? fresh(ground, schedule) : mended(ground, schedule));
    }

    private static List<Step> written(ScheduleGround ground, Bytes after) {
        FileState before = ground.at(MirrorJob.PATH);
        boolean same = before instanceof FileState.Present there
                && after.equals(there.content().orElse(after))
                && there.ownership().equals(Ownership.ROOT_PUBLIC);
        return same
                ? List.of()
                : SchedulePlans.steps(new Step.WriteFile(MirrorJob.PATH, Content.of(after), Ownership.ROOT_PUBLIC, before));
    }

    private static Bytes fresh(ScheduleGround ground, Optional<String> schedule) {
        if (!ground.schedules().users().contains(MirrorJob.USER)) {
            throw new ProblemException(
                    new Problem.NotFound(Text.of("schedule", "user-on", ground.host().value()), MirrorJob.USER));
        }
        return Bytes.utf8(MirrorJob.text(schedule.orElse(MirrorJob.SCHEDULE)));
    }

    private static Bytes mended(ScheduleGround ground, Optional<String> schedule) {
        CronJob listed = MirrorJob.of(ground.schedules()).job().orElseThrow(() -> ScheduleGround.refused(MirrorJob.PATH, "refused.mirror-form"));
        CronJob job = ground.jobs(listed.file(), List.of(listed.id())).getFirst();
        JobText text = job.text().job().orElseThrow();
        JobText timed = schedule.map(text::withTime).orElse(text);
        Crontab after = job.crontab().with(job.line(), timed.withCommand(MirrorJob.COMMAND)).switchedOn(job.line()).endedByNewline();
        return after.withoutCarriageReturns().bytes();
    }

    /** Runs it now, unless it runs already. */
    public Plan update(HostName host, MirrorReader.Mirror mirror, Duration limit) {
        CronJob job = mirror.job().job().orElseThrow(() -> ScheduleGround.refused(
                MirrorJob.PATH, mirror.job().file().isEmpty() ? "refused.mirror-none" : "refused.mirror-form"));
        if (!mirror.host().running().isEmpty()) {
            throw new ProblemException(new Problem.Refused(
                    Text.literal(MirrorJob.PROGRAM), Text.of("schedule", "refused.mirror-runs", String.join(", ", mirror.host().running()))));
        }
        Step free = new Step.Check(Text.of("schedule", "step.mirror-free"), List.of("pgrep", "-x", "apt-mirror"), Set.of(1), Duration.ZERO);
        return plans.plan(
                host, Text.of("schedule", "plan.mirror-update"), plan -> List.of(free, RunPlans.step(host, mirror.schedules(), job, plan.value(), limit)));
    }
}
