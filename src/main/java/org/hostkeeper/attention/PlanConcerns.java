package org.hostkeeper.attention;

import java.util.Optional;
import org.hostkeeper.attention.Concern.Kind;
import org.hostkeeper.plan.apply.OpenPlan;
import org.hostkeeper.words.Text;

/** An interrupted plan as a concern: nothing else can be changed on its host until somebody ends it. */
public final class PlanConcerns {
    private PlanConcerns() {}

    public static Concern of(OpenPlan plan) {
        return new Concern(
                plan.plan().host(),
                Kind.INTERRUPTED_PLAN,
                plan.id().value(),
                Text.of("attention", Kind.INTERRUPTED_PLAN.code(), plan.title()),
                Optional.of(Text.of(
                        "attention", "interrupted-plan.why", plan.console(), plan.stepsDone(), plan.steps())),
                Optional.of(plan.lastSign()));
    }
}
