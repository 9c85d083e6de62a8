/** Who may ask the agent what: tokens and roles, source networks, names, and rates. */
@NullMarked
package org.hostkeeper.agent.web.access;

import org.jspecify.annotations.NullMarked;
