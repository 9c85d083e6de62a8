package org.hostkeeper.agent.root;

/** The port to whoever has the rights over virtual machines. Safe from any thread; each call blocks until the work has ended. */
@FunctionalInterface
public interface VmHelper {
    /**
     * Returns the picture or the log that was asked for; nothing for any other request, which has been done then.
     *
     * @throws org.hostkeeper.problem.ProblemException if it is refused, fails, or there is no helper
     */
    byte[] ask(VmRequest request);
}
