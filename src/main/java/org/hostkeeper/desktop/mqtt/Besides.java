package org.hostkeeper.desktop.mqtt;

import java.time.Instant;
import org.hostkeeper.broker.ModuleState;
import org.hostkeeper.problem.Problem;

/** How the page knows the states where no agent publishes them, as it says in a line of its own. */
public sealed interface Besides {
    /** An agent publishes them, or it is not known yet whether one does. */
    record NotNeeded() implements Besides {}

    /** No agent, and no other way is known. */
    record NoWay() implements Besides {}

    /** They were read. */
    record Read(ModuleState.Source source, Instant at) implements Besides {}

    /** They could not be read. */
    record Failed(Problem problem) implements Besides {}
}
