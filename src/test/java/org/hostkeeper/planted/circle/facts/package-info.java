/** Planted for a test of the house's rules. */
@NullMarked
package org.hostkeeper.planted.circle.facts;

import org.jspecify.annotations.NullMarked;
