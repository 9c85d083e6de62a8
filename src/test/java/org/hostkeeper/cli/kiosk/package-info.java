/** Tests of {@code org.hostkeeper.cli.kiosk}. */
@NullMarked
package org.hostkeeper.cli.kiosk;

import org.jspecify.annotations.NullMarked;
