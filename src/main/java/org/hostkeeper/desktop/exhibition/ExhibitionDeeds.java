package org.hostkeeper.desktop.exhibition;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hostkeeper.exhibition.Domain;
import org.hostkeeper.exhibition.DomainReader.History;
import org.hostkeeper.exhibition.Picture;
import org.hostkeeper.exhibition.Seen;
import org.hostkeeper.exhibition.Snapshot;
import org.hostkeeper.exhibition.Watch;
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

    /** Makes the machine's state of now its golden one; in opening hours only if that is wanted. */
    Plan promote(HostName host, String vm, boolean interrupt);

    /** The host's agent watches it so, by the keys of the machine's file. */
    Plan watch(HostName host, String vm, Map<String, String> settings);

    /** Nobody watches it any more. */
    Plan release(HostName host, String vm);

    /** Asks the agent that watches it for what happened to it, beside the window's thread, and tells it there. */
    void remember(HostName host, String vm, Consumer<Outcome<History>> told);

    /** Asks that agent for what it kept of one of those, beside the window's thread, and tells it there. */
    void evidence(HostName host, String vm, Watch.Incident incident, Consumer<Outcome<Seen>> told);

    /** Whether looking at a screen there asks nobody for anything. */
    boolean maySee(HostName host);

    /** Takes a picture of the machine's screen as root, beside the window's thread, and tells it there. */
    void look(HostName host, Domain vm, Consumer<Outcome<Picture>> told);

    /** Reads the machine's snapshots as root, who alone may see how large they are, beside the window's thread, and tells them there. */
    void measure(HostName host, Domain vm, Consumer<Outcome<List<Snapshot>>> told);

    /** Asks these hosts anew, as a job. */
    void refresh(Set<HostName> hosts);
}
