package org.hostkeeper.plan.host;

import org.hostkeeper.problem.Problem;

/** What the host answered to a verb of a running plan; a broken connection is no answer but an exception. */
public sealed interface Said {
    /** It is done; a command said this. */
    record Well(Streams streams) implements Said {}

    /** It did not work, and this console still has the turn: what was done can be undone. */
    record Failed(Problem problem, Streams streams) implements Said {
        public Failed(Problem problem) {
            this(problem, Streams.NOTHING);
        }
    }

    /** The plan is no longer this console's: another one took it, or the deadman fired. */
    record Gone(Problem problem) implements Said {}
}
