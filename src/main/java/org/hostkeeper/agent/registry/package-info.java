/** The modules that this host's agent knows, and who is told when one changes. */
@NullMarked
package org.hostkeeper.agent.registry;

import org.jspecify.annotations.NullMarked;
