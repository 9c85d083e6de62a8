/** Planted for a test of the house's rules. */
@NullMarked
package org.hostkeeper.planted.circle.plan;

import org.jspecify.annotations.NullMarked;
