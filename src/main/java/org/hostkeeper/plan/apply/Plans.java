package org.hostkeeper.plan.apply;

import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.remote.Remote;

/**
 * The one way in which hosts are changed: carries plans out, finds those that were interrupted, and takes done ones
 * back. Safe from many threads; each call blocks until its plan has ended one way or another.
 */
public final class Plans {

    /** @param console who this is, as others see it: {@code user@machine} */
    public Plans(Journal journal, String console, SecretResolver secrets, Clock clock, RandomGenerator random) {}

    /** Carries a plan out; never throws for what can happen on a host. */
    public Applied apply(Plan plan, Session session, Progress progress) {
        throw new UnsupportedOperationException();
    }

    /** The plans that stand open on a host, root's and the login user's; at most one each. */
    public List<OpenPlan> openOn(Remote remote) {
        throw new UnsupportedOperationException();
    }

    /** Takes an interrupted plan over and finishes it. */
    public Applied resume(PlanId plan, Session session, Progress progress) {
        throw new UnsupportedOperationException();
    }

    /** Takes an interrupted plan over and undoes what was done of it; {@link Applied.Undone} is success. */
    public Applied rollback(PlanId plan, Session session, Progress progress) {
        throw new UnsupportedOperationException();
    }

    /** The plan that takes a done one back, for preview and {@link #apply}. */
    public Plan undo(PlanId plan, Remote remote) {
        throw new UnsupportedOperationException();
    }

    /** What stands in the way of a plan now: for each file that is no longer what it was, the three versions. */
    public List<Conflict> conflicts(Plan plan, Remote remote) {
        throw new UnsupportedOperationException();
    }
}
