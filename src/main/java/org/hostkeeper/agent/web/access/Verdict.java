package org.hostkeeper.agent.web.access;

/** Whether a request is answered. */
public sealed interface Verdict {
    /** It is. */
    record Welcome() implements Verdict {}

    /** It is not: the status, and what stands in {@code detail}. */
    record Denied(int status, String detail) implements Verdict {}
}
