/** The demo: an embedded fleet of simulated hosts behind a real SSH server on loopback, to try everything without a host. */
@NullMarked
package org.hostkeeper.demo;

import org.jspecify.annotations.NullMarked;
