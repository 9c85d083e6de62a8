/** The kiosk on screen: an artwork's name, a sentence, and one large button; and what staff can do behind the PIN. */
@NullMarked
package org.hostkeeper.desktop.kiosk;

import org.jspecify.annotations.NullMarked;
