package org.hostkeeper.desktop.overview;

import java.util.Set;
import org.hostkeeper.host.HostName;

/** What the Overview can have done or shown elsewhere. None of it waits. */
public interface OverviewDeeds {
    /** Asks these hosts anew, as a job. */
    void refresh(Set<HostName> hosts);

    void showHost(HostName host);

    /** The unit on the Modules page. */
    void showUnit(HostName host, String unit);

    /** The machine on the Exhibition page. */
    void showVm(HostName host, String vm);

    /** Shows what a restart would do. */
    void restart(HostName host, String unit);

    /** The change on the Activity page. */
    void showPlan(String plan);

    /** Finishes the interrupted plan. */
    void finish(String plan);

    /** Undoes what was done of the interrupted plan. */
    void undo(String plan);
}
