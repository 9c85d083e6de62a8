package org.hostkeeper.agent.root;

/**
 * What the root helper can be asked, and all of it: no path, no text of a unit, no argument of a command. What is done
 * follows from these fields, which the helper checks itself.
 */
public sealed interface HelperRequest permits ModuleRequest, VmRequest {
    /** Whom it is about, for people. */
    String name();
}
