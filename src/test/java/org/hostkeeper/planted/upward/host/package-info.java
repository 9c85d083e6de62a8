/** Planted for a test of the house's rules. */
@NullMarked
package org.hostkeeper.planted.upward.host;

import org.jspecify.annotations.NullMarked;
