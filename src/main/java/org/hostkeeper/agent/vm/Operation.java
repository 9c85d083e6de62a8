package org.hostkeeper.agent.vm;

/** What is done to a machine; one at a time. */
enum Operation {
    REVERT,
    START,
    STOP,
    CREATE,
    DELETE,
    /** Made of creating, reverting, waiting for a beat and deleting, with nothing else between. */
    PROMOTE;

    /** Whether the guest is another one afterwards. */
    boolean renews() {
        return this == REVERT || this == START;
    }
}
