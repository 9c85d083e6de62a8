/** Planted for a test of the house's rules. */
@NullMarked
package org.hostkeeper.planted.counter.host;

import org.jspecify.annotations.NullMarked;
