/** The kiosk's way over SSH, with a key that can do two things on the host. */
@NullMarked
package org.hostkeeper.kiosk.ssh;

import org.jspecify.annotations.NullMarked;
