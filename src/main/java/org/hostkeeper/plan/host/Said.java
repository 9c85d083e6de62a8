package org.hostkeeper.plan.host;

import org.hostkeeper.problem.Problem;

/** What the host answered to a verb of a running plan; a broken connection is no answer but an exception. */
public sealed interface Said {
    /** It is done; {@code output} is the end of what a command said. */
    record Well(String output) implements Said {}

    /** It did not work, and this console still has the turn: what was done can be undone. */
    record Failed(Problem problem) implements Said {}

    /** The plan is no longer this console's: another one took it, or the deadman fired. */
    record Gone(Problem problem) implements Said {}
}
