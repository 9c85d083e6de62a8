/** Tests of the kiosk. */
@NullMarked
package org.hostkeeper.kiosk;

import org.jspecify.annotations.NullMarked;
