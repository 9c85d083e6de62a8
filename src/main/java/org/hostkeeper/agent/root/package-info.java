/** How the agent, which has no rights of its own, asks the root helper for the few things that need root. */
@NullMarked
package org.hostkeeper.agent.root;

import org.jspecify.annotations.NullMarked;
