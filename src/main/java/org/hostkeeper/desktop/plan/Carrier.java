package org.hostkeeper.desktop.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.Conflict;
import org.hostkeeper.plan.apply.FleetPlan;
import org.hostkeeper.plan.apply.RolloutListener;
import org.hostkeeper.words.Text;

/** Carries plans out for the window. Each call waits, so none is made on the JavaFX thread. */
public interface Carrier {
    Map<HostName, Applied> carryOut(FleetPlan plan, RolloutListener listener, Progress progress);

    /** The plan that takes a done one back. */
    Plan undoing(PlanId plan, HostName host);

    /** For each file that is no longer what the plan was made upon, the three versions. */
    List<Conflict> conflicts(Plan plan, HostName host);

    /** Keeps plans for later. */
    void save(Text title, List<Plan> plans);

    /** These hosts were changed and are to be read anew. */
    void changed(Set<HostName> hosts);
}
