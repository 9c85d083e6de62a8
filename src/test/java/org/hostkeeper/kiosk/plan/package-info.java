/** Tests of the kiosk. */
@NullMarked
package org.hostkeeper.kiosk.plan;

import org.jspecify.annotations.NullMarked;
