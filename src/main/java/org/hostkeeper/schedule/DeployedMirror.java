package org.hostkeeper.schedule;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Found;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.adoption.TakeOver;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** The deployed update of a mirror, what is wrong with it, and its take-over: the lines that are the update get their form here, and all else stays. */
record DeployedMirror(SchedulePlans plans, DeployedSchedules material, MirrorHost host) {
    /** Goes when the file is written anew. */
    private static final Set<Finding.Kind> OF_FILE = EnumSet.of(
            Finding.Kind.NO_FINAL_NEWLINE, Finding.Kind.FILE_OWNER, Finding.Kind.FILE_MODE, Finding.Kind.FILE_LINKS, Finding.Kind.CARRIAGE_RETURN);

    /** Told of the lines that are the update by {@link MirrorJob} itself. */
    private static final Set<Finding.Kind> OF_UPDATE = EnumSet.of(Finding.Kind.LOG_TRUNCATED, Finding.Kind.ERRORS_LOST);

    Found found() {
        MirrorJob job = MirrorJob.of(material.ground().schedules());
        List<Defect> defects = new ArrayList<>();
        job.all(host).stream()
                .filter(found -> found.defect() != MirrorJob.Defect.OTHER_FORM || job.updates().isEmpty())
                .forEach(found -> defects.add(defect(found)));
        material.findings().stream()
                .filter(finding -> finding.file().path().equals(MirrorJob.PATH) && !isTold(job, finding))
                .forEach(finding -> defects.add(defect(job, finding)));
        defects.sort(Defect.WORST_FIRST);
        return Found.of(ScheduleContribution.NOUN, Text.of("schedule", "adopt.mirror", MirrorJob.PATH), defects, takeOver());
    }

    private TakeOver takeOver() {
        try {
            List<Step> steps = MirrorPlans.takeOver(new MirrorReader.Ground(material.ground(), host));
            return steps.isEmpty() ? new TakeOver.Done() : TakeOver.plan(Text.of("schedule", "plan.mirror-adopt"), steps);
        } catch (ProblemException e) {
            return new TakeOver.Refused(e.problem());
        }
    }

    private static boolean isTold(MirrorJob job, Finding finding) {
        return OF_UPDATE.contains(finding.kind())
                && finding.job().filter(line -> job.updates().stream().anyMatch(update -> update.id().equals(line.id()))).isPresent();
    }

    private Defect defect(MirrorJob job, Finding finding) {
        return OF_FILE.contains(finding.kind()) && !job.updates().isEmpty()
                ? FindingDefects.of(finding, new Mending.ByTakeOver())
                : new FindingDefects(plans, material.ground()).of(finding);
    }

    private Defect defect(MirrorJob.Found found) {
        return new Defect(
                found.defect(),
                found.about().map(CronJob::id).orElse(""),
                found.defect().title(),
                found.words(),
                found.about().map(line -> line.text().shown()).stream().toList(),
                mending(found));
    }

    private Mending mending(MirrorJob.Found found) {
        return switch (found.defect()) {
            case LOG_TRUNCATED, ERRORS_LOST, STATUS_UNKNOWN, NOT_ROTATED -> new Mending.ByTakeOver();
            case FOREIGN_JOB -> {
                Plan plan = plans.disable(material.ground(), found.about().stream().map(CronJob::id).toList());
                yield Mending.plan(plan.title(), plan.steps());
            }
            case NOT_THERE, OTHER_FORM, NOT_RUN, NO_PROGRAM, NO_LOGROTATE ->
                new Mending.ByPerson(Text.of("schedule", "adopt.decide." + found.defect().code()), Optional.empty());
        };
    }
}
