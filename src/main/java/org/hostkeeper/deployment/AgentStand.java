package org.hostkeeper.deployment;

import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.remote.Remote;

/** What there is on a host of agent and deployed manager. */
public enum AgentStand {
    /** Neither. */
    NONE,
    /** A deployed manager that runs, or would with the host, and no agent. */
    MANAGER,
    AGENT_RUNS,
    /** An agent that was stopped, or does not come up. */
    AGENT_RESTS;

    /** The stable name. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads it, as root. Throws what the connection throws. */
    public static AgentStand of(Remote remote) {
        HostGround ground = new GroundReader().read(remote, Optional.empty(), Optional.empty());
        if (ground.unit(AgentPlaces.AGENT_UNIT).active()) {
            return AGENT_RUNS;
        }
        if (!ground.isAbsent(AgentPlaces.unit(AgentPlaces.AGENT_UNIT))) {
            return AGENT_RESTS;
        }
        return ground.unit(DeployedManager.UNIT).stays() ? MANAGER : NONE;
    }
}
