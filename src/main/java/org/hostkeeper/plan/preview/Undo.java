package org.hostkeeper.plan.preview;

/** Whether and how a step can be taken back, as a person wants to know before it happens. */
public enum Undo {
    /** The old file, folder or link is kept and put back. */
    BY_ITSELF,
    /** A command of the plan takes it back. */
    BY_COMMAND,
    /** It changes nothing. */
    NOTHING_TO_UNDO,
    /** Nothing takes it back. */
    IMPOSSIBLE
}
