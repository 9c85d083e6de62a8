/** Files of the machine that this runs on: put in place as a whole, and what is told of one that could not be. */
@NullMarked
package org.hostkeeper.disk;

import org.jspecify.annotations.NullMarked;
