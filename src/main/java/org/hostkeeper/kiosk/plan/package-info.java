/** The plans that make a host and a kiosk's own machine ready for each other. */
@NullMarked
package org.hostkeeper.kiosk.plan;

import org.jspecify.annotations.NullMarked;
