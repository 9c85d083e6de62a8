package org.hostkeeper.deployment;

import java.util.List;

/**
 * What anybody on a host can see of its agent and of a manager before it.
 *
 * @param agentRuns whether the agent runs
 * @param managed whether there is an agent or a deployed manager at all
 * @param openRoutes how many kinds of requests the agent answers without a token, as it says itself
 * @param writable modules' unit files that are not root's alone, by name
 */
public record AgentFacts(boolean agentRuns, boolean managed, int openRoutes, List<String> writable) {
    public AgentFacts {
        writable = List.copyOf(writable);
    }
}
