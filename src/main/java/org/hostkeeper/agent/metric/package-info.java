/** Numbers about the agent itself, for Prometheus. */
@NullMarked
package org.hostkeeper.agent.metric;

import org.jspecify.annotations.NullMarked;
