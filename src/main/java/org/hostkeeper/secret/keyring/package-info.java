/** Secrets in the desktop's own keyring. */
@NullMarked
package org.hostkeeper.secret.keyring;

import org.jspecify.annotations.NullMarked;
