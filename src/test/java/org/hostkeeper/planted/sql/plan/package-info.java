/** Planted for a test of the house's rules. */
@NullMarked
package org.hostkeeper.planted.sql.plan;

import org.jspecify.annotations.NullMarked;
