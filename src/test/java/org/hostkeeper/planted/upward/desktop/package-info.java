/** Planted for a test of the house's rules. */
@NullMarked
package org.hostkeeper.planted.upward.desktop;

import org.jspecify.annotations.NullMarked;
