/** The programs of a managed host: the agent and its root helper, as commands. */
@NullMarked
package org.hostkeeper.cli.agent;

import org.jspecify.annotations.NullMarked;
