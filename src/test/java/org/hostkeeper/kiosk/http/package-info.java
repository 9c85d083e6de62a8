/** Tests of the kiosk. */
@NullMarked
package org.hostkeeper.kiosk.http;

import org.jspecify.annotations.NullMarked;
