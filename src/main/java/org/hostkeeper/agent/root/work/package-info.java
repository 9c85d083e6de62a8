/** The root helper itself: a second program that does a few typed things for the agent, and nothing else for anybody. */
@NullMarked
package org.hostkeeper.agent.root.work;

import org.jspecify.annotations.NullMarked;
