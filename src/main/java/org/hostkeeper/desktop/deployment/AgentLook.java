package org.hostkeeper.desktop.deployment;

import java.util.List;
import org.hostkeeper.deployment.AgentStand;
import org.hostkeeper.deployment.defect.Defect;

/**
 * What was seen of agent and deployed manager on a host.
 *
 * @param login as whom the console is there
 * @param defects the worst first
 */
public record AgentLook(AgentStand stand, String login, List<Defect> defects) {
    public AgentLook {
        defects = List.copyOf(defects);
    }
}
