package org.hostkeeper.desktop.exhibition;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hostkeeper.exhibition.Domain;
import org.hostkeeper.exhibition.Picture;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.Plan;

/** Where the Exhibition page gets its plans and pictures from. Those that make plans wait for the host, so none of them is called from the window's thread. */
public interface ExhibitionDeeds {
    /** A machine by its name; where to, for what goes back to a snapshot, else "". */
    record Target(String vm, String snapshot) {}

    /** One plan for all these machines of one host. */
    Plan act(HostName host, List<Target> targets, VmAction action);

    Plan create(HostName host, String vm, String snapshot, String description);

    Plan delete(HostName host, String vm, String snapshot);

    /** Whether looking at a screen there asks nobody for anything. */
    boolean maySee(HostName host);

    /** Takes a picture of the machine's screen as root, beside the window's thread, and tells it there. */
    void look(HostName host, Domain vm, Consumer<Outcome<Picture>> told);

    /** Asks these hosts anew, as a job. */
    void refresh(Set<HostName> hosts);
}
