/** Planted for a test of the house's rules. */
@NullMarked
package org.hostkeeper.planted.jediterm.desktop.host;

import org.jspecify.annotations.NullMarked;
