package org.hostkeeper.plan.apply;

import java.util.Map;
import java.util.function.Function;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Progress;

/** Applies a wish to many hosts: the canary first, then in batches, with a result for each host. */
public final class Rollout {

    public Rollout(Plans plans, Function<HostName, Session> sessions) {}

    /** Hosts that were not reached because of a stop are refused as cancelled. Blocks until all have ended. */
    public Map<HostName, Applied> apply(FleetPlan fleet, RolloutListener listener, Progress progress) {
        throw new UnsupportedOperationException();
    }
}
