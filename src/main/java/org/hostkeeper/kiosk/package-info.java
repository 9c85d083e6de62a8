/** The kiosk: a button for each artwork, which brings its machine back. What it knows and decides, without a window. */
@NullMarked
package org.hostkeeper.kiosk;

import org.jspecify.annotations.NullMarked;
