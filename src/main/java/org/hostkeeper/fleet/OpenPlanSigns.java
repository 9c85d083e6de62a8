package org.hostkeeper.fleet;

import java.util.SortedSet;
import java.util.TreeSet;
import org.hostkeeper.plan.PlanId;

/**
 * What a refresh sees of plans that stand open on a host, without reading them.
 *
 * @param left whose console has not been heard of for some seconds
 * @param running which a console is at
 * @param hidden whether root keeps plans there that the login user may not look at
 */
public record OpenPlanSigns(SortedSet<PlanId> left, SortedSet<PlanId> running, boolean hidden) {
    public OpenPlanSigns {
        left = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(left));
        running = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(running));
    }
}
