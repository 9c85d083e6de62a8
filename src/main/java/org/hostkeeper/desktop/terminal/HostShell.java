package org.hostkeeper.desktop.terminal;

import java.util.Optional;
import org.hostkeeper.host.Host;
import org.hostkeeper.problem.Problem;

/** Opens a shell on a host for a person; how that looks is for whoever implements it. */
public interface HostShell {
    /** Opens it without waiting; or says why not. */
    Optional<Problem> open(Host host);
}
