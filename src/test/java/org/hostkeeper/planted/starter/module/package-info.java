/** Planted for a test of the house's rules. */
@NullMarked
package org.hostkeeper.planted.starter.module;

import org.jspecify.annotations.NullMarked;
