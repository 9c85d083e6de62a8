package org.hostkeeper.agent.mqtt;

import org.hostkeeper.agent.action.ModuleActions;

/** What a message asks for. */
sealed interface AgentCommand {
    /** Write the module's unit. */
    record Create(String guid) implements AgentCommand {}

    /** Take the module's unit away. */
    record Remove(String guid) implements AgentCommand {}

    /** Start, stop or restart it. */
    record Run(String guid, ModuleActions.Verb verb) implements AgentCommand {}

    /** Restart every module. */
    record RestartAll() implements AgentCommand {}

    /** Read the table again. */
    record UpdateList() implements AgentCommand {}

    /** Publish the last lines of the module's log. */
    record Log(String guid, int lines) implements AgentCommand {}
}
