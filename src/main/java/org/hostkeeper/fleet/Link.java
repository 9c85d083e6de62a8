package org.hostkeeper.fleet;

import java.time.Instant;
import org.hostkeeper.problem.Problem;

/** How the connection to a host stands. */
public sealed interface Link {
    /** Nobody has tried since the start. */
    record Untried() implements Link {}

    /** A connection is being made. */
    record Connecting(Instant since) implements Link {}

    /** The session is open. */
    record Connected(Instant since) implements Link {}

    /** There is none, and why; tried again by itself at {@code nextTry}, or only when a person asks if that is {@link Instant#MAX}. */
    record Broken(Problem problem, Instant since, Instant nextTry) implements Link {}
}
