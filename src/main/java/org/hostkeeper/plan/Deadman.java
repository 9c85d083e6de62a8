package org.hostkeeper.plan;

import java.time.Duration;
import java.util.List;

/**
 * A timed rollback for plans that can lock the operator out: armed on the host before the first change, disarmed only
 * after a fresh connection and login and the checks that exercise the change.
 *
 * @param after how long the host waits, in whole seconds
 * @param checks run over the fresh connection as the plan runs (root if it does)
 * @param acceptedWithout whether the operator explicitly goes on where it cannot be armed
 */
public record Deadman(Duration after, List<Step.Check> checks, boolean acceptedWithout) {
    public Deadman {
        checks = List.copyOf(checks);
    }
}
