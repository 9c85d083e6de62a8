package org.hostkeeper.desktop.app;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.desktop.plan.Carrier;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.FleetPlan;
import org.hostkeeper.plan.apply.RolloutListener;

/** Carries the window's plans out with the house's own rollout, journal and sessions. */
record HouseCarrier(Assembly house, Consumer<Set<HostName>> readAnew) implements Carrier {
    @Override
    public Map<HostName, Applied> carryOut(FleetPlan plan, RolloutListener listener, Progress progress) {
        return house.rollout().apply(plan, listener, progress);
    }

    @Override
    public Plan undoing(PlanId plan, HostName host) {
        return house.plans().undo(plan, house.fleet().remote(host));
    }

    @Override
    public void changed(Set<HostName> hosts) {
        readAnew.accept(hosts);
    }
}
