/** All hosts at once: open sessions, refresh, fan-out within limits, a result per host. */
@NullMarked
package org.hostkeeper.fleet;

import org.jspecify.annotations.NullMarked;
