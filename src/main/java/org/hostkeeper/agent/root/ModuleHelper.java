package org.hostkeeper.agent.root;

import org.hostkeeper.module.registry.ModuleStatus;

/** The port to whoever has the rights over units. Safe from any thread; each call blocks until the work has ended. */
@FunctionalInterface
public interface ModuleHelper {
    /**
     * Returns how the module is afterwards.
     *
     * @throws org.hostkeeper.problem.ProblemException if it is refused, fails, or there is no helper
     */
    ModuleStatus ask(ModuleRequest request);
}
