/** Planted for a test of the house's rules. */
@NullMarked
package org.hostkeeper.planted.replacing.alert;

import org.jspecify.annotations.NullMarked;
