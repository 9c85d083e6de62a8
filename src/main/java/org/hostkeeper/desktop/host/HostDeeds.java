package org.hostkeeper.desktop.host;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hostkeeper.fleet.HostTrial;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;

/** What the Hosts page can have done, apart from how: the window's own thread must not wait for any of it. */
public interface HostDeeds {
    /** Asks these hosts anew, as a job. */
    void refresh(Set<HostName> hosts);

    /**
     * Logs in once, without keeping anything, and tells on the JavaFX thread how far it came.
     *
     * @param asking whether the person may be asked; without, what only a person can answer ends it
     */
    void test(Host host, boolean asking, Consumer<Outcome<HostTrial>> told);

    /** Keeps a new host and connects to it. */
    void add(Host host);

    /** Forgets these hosts here; nothing happens on them. */
    void remove(List<HostName> hosts);

    /** The hosts there are, for choosing a jump host. */
    List<HostName> known();

    /** Opens the modules of these hosts. */
    void showModules(Set<HostName> hosts);
}
