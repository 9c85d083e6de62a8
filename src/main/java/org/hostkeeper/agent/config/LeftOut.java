package org.hostkeeper.agent.config;

import org.hostkeeper.problem.Problem;

/**
 * A file of the folder of machines that cannot be understood: the agent runs without it, since all other artworks of the host
 * need it.
 *
 * @param file its name
 */
public record LeftOut(String file, Problem problem) {}
