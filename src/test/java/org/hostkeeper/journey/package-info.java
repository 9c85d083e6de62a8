/** Whole ways of a person through the console, in a real window on a real X server, upon real hosts. */
@NullMarked
package org.hostkeeper.journey;

import org.jspecify.annotations.NullMarked;
