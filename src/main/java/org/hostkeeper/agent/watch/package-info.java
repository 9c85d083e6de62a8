/** How the units of modules are, told by systemd itself over D-Bus: nothing is polled, and no process is started. */
@NullMarked
package org.hostkeeper.agent.watch;

import org.jspecify.annotations.NullMarked;
