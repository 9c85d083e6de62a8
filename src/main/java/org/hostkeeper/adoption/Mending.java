package org.hostkeeper.adoption;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hostkeeper.plan.Deadman;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.words.Text;

/** What takes a defect away: a plan as any other, the take-over itself, or a decision that nobody but a person can make. */
public sealed interface Mending {
    /**
     * @param steps for a plan of this name: what they keep for undo is named after it
     * @param deadman for what can lock the operator out
     */
    record ByPlan(Text title, Function<PlanId, List<Step>> steps, Optional<Deadman> deadman) implements Mending {}

    /** Goes with what is taken over. */
    record ByTakeOver() implements Mending {}

    /**
     * @param decision what has to be decided, and what follows
     * @param command what does it then, with words in capitals where something is to be put in
     */
    record ByPerson(Text decision, Optional<String> command) implements Mending {}

    static Mending plan(Text title, List<Step> steps) {
        List<Step> all = List.copyOf(steps);
        return plan(title, _ -> all);
    }

    static Mending plan(Text title, Function<PlanId, List<Step>> steps) {
        return new ByPlan(title, steps, Optional.empty());
    }

    static Mending person(Text decision, String command) {
        return new ByPerson(decision, Optional.of(command));
    }
}
