package org.hostkeeper.plan.apply;

import java.util.List;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;

/**
 * What a plan's commands name after the plan, such as a file that they keep in its folder: a plan that does the same again
 * names it after itself, so that neither takes the other's back.
 */
final class OwnName {
    private OwnName() {}

    static Step passed(Step step, PlanId from, PlanId to) {
        return step instanceof Step.Run run
                ? new Step.Run(
                        run.words(),
                        passed(run.arguments(), from, to),
                        run.input(),
                        run.limit(),
                        run.undo().map(undo -> passed(undo, from, to)),
                        run.settles())
                : step;
    }

    private static List<String> passed(List<String> arguments, PlanId from, PlanId to) {
        return arguments.stream().map(word -> word.replace(from.value(), to.value())).toList();
    }
}
