package org.hostkeeper.broker;

import java.util.List;

/**
 * Another way to how the modules are, for a manager that publishes nothing: its REST API, or the host itself over SSH.
 * Waits for the network, and ends with a {@link org.hostkeeper.problem.ProblemException} if it cannot be read.
 */
@FunctionalInterface
public interface StateReading {
    List<ModuleState> read() throws InterruptedException;
}
