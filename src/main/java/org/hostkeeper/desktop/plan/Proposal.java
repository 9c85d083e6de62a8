package org.hostkeeper.desktop.plan;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;

/**
 * A wish of a person, before it is planned: what it is called, and how its plan comes about on each host.
 *
 * @param title what is wanted: "Restart pump_1"
 * @param deed what the Apply button says for the hosts that are ticked: "Restart 3 modules on 2 hosts"
 * @param done what is said when it was done on these
 * @param hosts how to plan it there; reading the host is part of that, so it may take a while
 */
public record Proposal(
        Text title,
        Function<Collection<HostName>, Text> deed,
        Function<Collection<HostName>, Text> done,
        SortedMap<HostName, Planning> hosts) {
    /** Makes the plan for one host, on a thread that may wait; a wish that cannot be granted is a problem thrown. */
    @FunctionalInterface
    public interface Planning {
        Plan plan() throws InterruptedException;

        /** Makes it upon what stands on the host now, after something there turned out to have changed. */
        default Plan anew() throws InterruptedException {
            return plan();
        }

        /** Whether the plan was made some time ago, so that the host may have changed since. */
        default boolean isOld() {
            return false;
        }
    }

    public Proposal {
        hosts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
    }

    /** One wish on one host. */
    public static Proposal onOne(Text title, Text done, HostName host, Planning planning) {
        return new Proposal(title, _ -> title, _ -> done, new TreeMap<>(Map.of(host, planning)));
    }
}
