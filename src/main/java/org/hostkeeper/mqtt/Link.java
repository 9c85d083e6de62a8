package org.hostkeeper.mqtt;

import java.time.Instant;
import org.hostkeeper.problem.Problem;

/** How a connection to a broker stands, for whoever shows or logs it. */
public sealed interface Link {
    /** Not tried yet, or being tried for the first time. */
    record Starting() implements Link {}

    /** Logged in, and every subscription made. */
    record Up(Instant since) implements Link {}

    /** Not there; the next try comes by itself. */
    record Down(Problem problem, int failures, Instant nextTry) implements Link {}

    /** Closed on purpose. */
    record Closed() implements Link {}
}
