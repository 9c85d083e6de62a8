/** The program's entry. */
@NullMarked
package org.hostkeeper;

import org.jspecify.annotations.NullMarked;
