/** Planted for a test of the house's rules. */
@NullMarked
package org.hostkeeper.planted.neighbours.module;

import org.jspecify.annotations.NullMarked;
