package org.hostkeeper.agent.web.access;

/** Whether a request is answered. */
public sealed interface Verdict {
    /** It is. */
    record Welcome(By by) implements Verdict {}

    /** It is not: the status, and what stands in {@code detail}. */
    record Denied(int status, String detail) implements Verdict {}

    /** By what right a request is answered. */
    enum By {
        /** It is open to everybody, or to this machine's own processes. */
        OPENNESS,
        /** Who asks has a token: a person, or what a person set up. */
        TOKEN,
        /** It is the machine's guest. */
        GUEST,
        COMPATIBILITY
    }
}
