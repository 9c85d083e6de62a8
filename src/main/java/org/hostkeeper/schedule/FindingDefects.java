package org.hostkeeper.schedule;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.ProblemException;

/** Tells what the lint found as defects of something deployed, with the lint's own plans. */
record FindingDefects(SchedulePlans plans, ScheduleGround ground) {
    /** With the plan that the lint has for it, or why it has none. */
    Defect of(Finding finding) {
        return of(finding, mending(finding));
    }

    static Defect of(Finding finding, Mending mending) {
        List<String> line = finding.job().map(job -> job.text().shown()).stream().toList();
        return new Defect(finding.kind(), finding.where(), finding.kind().title(), finding.words(), line, mending);
    }

    private Mending mending(Finding finding) {
        try {
            Plan plan = new LintPlans(plans).plan(ground, finding);
            return Mending.plan(plan.title(), plan.steps());
        } catch (ProblemException e) {
            return new Mending.ByPerson(e.problem().text(), Optional.empty());
        }
    }
}
