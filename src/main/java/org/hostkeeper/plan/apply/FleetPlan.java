package org.hostkeeper.plan.apply;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;

/**
 * One wish on many hosts: a plan for each, and how carefully to go about it.
 *
 * @param plans at most one for a host
 * @param canary the host that goes first, alone; if it fails, no other is touched
 * @param batch how many hosts at once, 1 or more
 * @param stopOnError whether no further batch begins after a host failed
 */
public record FleetPlan(Text title, List<Plan> plans, Optional<HostName> canary, int batch, boolean stopOnError) {
    public FleetPlan {
        plans = List.copyOf(plans);
        if (batch < 1) {
            throw new IllegalArgumentException("A batch has one host at least");
        }
        if (plans.stream().map(Plan::host).distinct().count() != plans.size()) {
            throw new IllegalArgumentException("Two plans for one host");
        }
    }
}
