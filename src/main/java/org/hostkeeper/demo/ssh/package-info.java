/** The door to the simulated machines: one SSH server on loopback with a port for each. The only room that knows MINA. */
@NullMarked
package org.hostkeeper.demo.ssh;

import org.jspecify.annotations.NullMarked;
