/** Planted for a test of the house's rules. */
@NullMarked
package org.hostkeeper.planted.vague.util;

import org.jspecify.annotations.NullMarked;
