/** Planted for a test of the house's rules. */
@NullMarked
package org.hostkeeper.planted.jsch.fleet;

import org.jspecify.annotations.NullMarked;
