/** The commands of the kiosk: it itself, and the plans that make a host and its own machine ready for it. */
@NullMarked
package org.hostkeeper.cli.kiosk;

import org.jspecify.annotations.NullMarked;
