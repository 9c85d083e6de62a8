/** What the agent tells systemd about itself (sd_notify(3)). */
@NullMarked
package org.hostkeeper.agent.notify;

import org.jspecify.annotations.NullMarked;
