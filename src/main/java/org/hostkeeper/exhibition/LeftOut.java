package org.hostkeeper.exhibition;

import org.hostkeeper.words.Text;

/**
 * A file of the host's agent that it cannot understand: the machine in it is not watched.
 *
 * @param file its name in the agent's folder of machines
 */
public record LeftOut(String file, Text why) {}
