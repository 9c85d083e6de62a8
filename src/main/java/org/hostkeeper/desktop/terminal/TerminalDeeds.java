package org.hostkeeper.desktop.terminal;

import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.remote.Terminal;

/** What the Terminals page can have done, apart from how. */
public interface TerminalDeeds {
    /** Opens a shell on this host; may take as long as connecting takes, and fails with a problem. From any thread. */
    Terminal shell(HostName host, Terminal.Size size);

    /** Opens one in the system's own terminal program, without waiting; or says why not. */
    Optional<Problem> outside(HostName host);

    /** Leads to where hosts are chosen. */
    void chooseHosts();
}
