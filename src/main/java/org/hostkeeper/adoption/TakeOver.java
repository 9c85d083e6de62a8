package org.hostkeeper.adoption;

import java.util.List;
import java.util.function.Function;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/** How something deployed comes into Hostkeeper's care. Its steps are root's, and undo takes each of them back. */
public sealed interface TakeOver {
    /**
     * @param before brings to the host what the steps need there and a plan cannot carry; changes nothing else
     * @param steps for a plan of this name: what they keep for undo is named after it
     */
    record ByPlan(Text title, Bringing before, Function<PlanId, List<Step>> steps) implements TakeOver {}

    /** It cannot be, as long as this stands in the way. */
    record Refused(Problem why) implements TakeOver {}

    /** Nothing is left to be taken over. */
    record Done() implements TakeOver {}

    /** What happens before a plan that is to be carried out, and not before one that is only looked at. */
    @FunctionalInterface
    interface Bringing {
        /** Brings nothing. */
        Bringing NOTHING = (_, _) -> {};

        void bring(Remote remote, Progress progress);
    }

    static TakeOver plan(Text title, List<Step> steps) {
        List<Step> all = List.copyOf(steps);
        return new ByPlan(title, Bringing.NOTHING, _ -> all);
    }
}
