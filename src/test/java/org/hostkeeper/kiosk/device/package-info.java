/** Tests of the kiosk. */
@NullMarked
package org.hostkeeper.kiosk.device;

import org.jspecify.annotations.NullMarked;
