package org.hostkeeper.agent.action;

import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.problem.Problem;

/** How something that was asked for a module came out. */
public sealed interface ActionResult {
    String guid();

    /** It is done, and this is how the module is now. */
    record Done(String guid, ModuleStatus status) implements ActionResult {}

    /** It is not, and why. */
    record NotDone(String guid, Problem problem) implements ActionResult {}
}
