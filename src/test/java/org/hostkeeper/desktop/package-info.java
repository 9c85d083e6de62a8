/** How windows are tested: a toolkit without a display, a window with what a test puts into it, and its picture. */
@NullMarked
package org.hostkeeper.desktop;

import org.jspecify.annotations.NullMarked;
