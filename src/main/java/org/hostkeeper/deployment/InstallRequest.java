package org.hostkeeper.deployment;

/**
 * What the agent is to be on a host where it is new. On one that has it already only the program is replaced.
 *
 * @param runtime the program
 * @param staged where its archive is on the host
 * @param owner whose modules it looks after; never root, unless that was said
 * @param newSettings whether settings that a removed agent has left give way to those of a new one
 */
public record InstallRequest(AgentRuntime runtime, String staged, String owner, boolean newSettings) {
    public InstallRequest {
        OwnerName.checked(owner);
    }
}
