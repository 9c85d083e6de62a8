/** The one crossing to the JavaFX thread: whatever other threads have to show is gathered here and handed over once a frame. */
@NullMarked
package org.hostkeeper.desktop.fx;

import org.jspecify.annotations.NullMarked;
