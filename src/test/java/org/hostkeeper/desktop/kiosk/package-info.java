/** Tests of the kiosk. */
@NullMarked
package org.hostkeeper.desktop.kiosk;

import org.jspecify.annotations.NullMarked;
