package org.hostkeeper.desktop.deployment;

import java.util.List;
import org.hostkeeper.deployment.AgentStand;
import org.hostkeeper.deployment.defect.Defect;
import org.hostkeeper.job.Outcome;

/**
 * What was seen of agent and deployed manager on a host.
 *
 * @param login as whom the console is there
 * @param defects the worst first; or why they could not be looked for, which keeps nobody from changing the agent
 */
public record AgentLook(AgentStand stand, String login, Outcome<List<Defect>> defects) {}
