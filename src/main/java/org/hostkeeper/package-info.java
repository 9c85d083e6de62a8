/** The front door: where the program begins. */
@NullMarked
package org.hostkeeper;

import org.jspecify.annotations.NullMarked;
