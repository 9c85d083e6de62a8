package org.hostkeeper.desktop.deployment;

import java.util.List;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Found;
import org.hostkeeper.deployment.AgentStand;
import org.hostkeeper.job.Outcome;

/**
 * What was seen of agent and deployed manager on a host.
 *
 * @param login as whom the console is there
 * @param defects the worst first; or why they could not be looked for, which keeps nobody from changing the agent
 * @param others what else is deployed there that other features take over; or why that could not be looked for
 */
public record AgentLook(AgentStand stand, String login, Outcome<List<Defect>> defects, Outcome<List<Found>> others) {}
