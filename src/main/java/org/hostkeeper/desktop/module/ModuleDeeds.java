package org.hostkeeper.desktop.module;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.module.CreateRequest;
import org.hostkeeper.module.EditRequest;
import org.hostkeeper.module.Unit;
import org.hostkeeper.plan.Plan;

/** Where the Modules page gets its plans from. Those that make plans wait for the host, so none of them is called from the window's thread. */
public interface ModuleDeeds {
    /** One plan that does this to all these units of one host, from their state right now. */
    Plan plan(HostName host, List<Unit> units, ModuleAction action);

    Plan create(HostName host, CreateRequest request);

    Plan edit(HostName host, String unit, EditRequest request);

    Plan remove(HostName host, String unit);

    /** Looks closely at one service as a job, and tells what it saw on the window's thread. */
    void look(HostName host, String unit, Consumer<Outcome<CloseLook>> told);

    /** Asks these hosts anew, as a job. */
    void refresh(Set<HostName> hosts);

    /** Shows the logs of these units; called from the window's thread. */
    void logs(Map<HostName, List<String>> units);

    /** The hosts there are. */
    List<HostName> hosts();
}
