package org.hostkeeper.agent.web;

/** Carries what is wrong with a body to the one place that answers. */
final class BadBody extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Faults faults;

    BadBody(Faults faults) {
        super("The body cannot be taken");
        this.faults = faults;
    }

    Faults faults() {
        return faults;
    }
}
