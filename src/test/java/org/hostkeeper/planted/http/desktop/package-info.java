/** Planted for a test of the house's rules. */
@NullMarked
package org.hostkeeper.planted.http.desktop;

import org.jspecify.annotations.NullMarked;
