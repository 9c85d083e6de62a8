package org.hostkeeper.plan.apply;

import java.time.Instant;
import java.util.Optional;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.words.Text;

/**
 * A plan that stands open on a host, as any console sees it there.
 *
 * @param plan as it was sent, secrets as references
 * @param console who runs it, or ran it last
 * @param lastSign when that console was last heard of on the host
 * @param stepsDone how many steps are done
 * @param inDoubt the step that was begun and not reported as done, counted from 0; resuming does it again if it is a command
 * @param running whether a console is at it; one that is not running can be resumed or rolled back
 */
public record OpenPlan(
        Plan plan,
        String console,
        Instant started,
        Instant lastSign,
        int stepsDone,
        Optional<Integer> inDoubt,
        boolean running) {

    public PlanId id() {
        return plan.id();
    }

    public Text title() {
        return plan.title();
    }

    public int steps() {
        return plan.steps().size();
    }
}
