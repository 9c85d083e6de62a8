/** The watchdog over the host's virtual machines: what it decides, what it does, and what is kept of it. */
@NullMarked
package org.hostkeeper.agent.vm;

import org.jspecify.annotations.NullMarked;
