/** Buttons that can be touched, as Linux tells their presses. */
@NullMarked
package org.hostkeeper.kiosk.device;

import org.jspecify.annotations.NullMarked;
