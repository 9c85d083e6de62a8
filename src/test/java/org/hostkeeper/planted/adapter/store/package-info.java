/** Planted for a test of the house's rules. */
@NullMarked
package org.hostkeeper.planted.adapter.store;

import org.jspecify.annotations.NullMarked;
