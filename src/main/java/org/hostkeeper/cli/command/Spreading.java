package org.hostkeeper.cli.command;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.apply.FleetPlan;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Option;

/** How a change goes over many hosts. */
public final class Spreading {
    private static final int USUAL_BATCH = 10;

    @Option(names = "--canary", paramLabel = "NAME",
            description = "Change this host first, alone; if it fails, the others are left as they are.")
    private Optional<HostName> canary = Optional.empty();

    @Option(names = "--batch", paramLabel = "N", description = "How many hosts at once (default: " + USUAL_BATCH + ").")
    private int batch = USUAL_BATCH;

    @Option(names = "--keep-going", description = "Go on with the next hosts when one failed.")
    private boolean keepGoing;

    /** Refuses at once, before any host is asked, what cannot be meant. */
    public void check(Collection<HostName> hosts) {
        if (batch < 1) {
            throw UsageException.of("batch.rule");
        }
        if (canary.isPresent() && !hosts.contains(canary.get())) {
            throw UsageException.of("canary.rule", canary.get().value());
        }
    }

    /** Whether the canary is among these, on which not even a plan could be made: then it has failed already. */
    boolean failedOn(Collection<HostName> unplanned) {
        return canary.filter(unplanned::contains).isPresent();
    }

    FleetPlan over(Text title, List<Plan> plans) {
        return new FleetPlan(title, plans, canary, batch, !keepGoing);
    }
}
