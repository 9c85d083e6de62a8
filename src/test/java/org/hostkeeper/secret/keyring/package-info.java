/** Tests of the keyring. */
@NullMarked
package org.hostkeeper.secret.keyring;

import org.jspecify.annotations.NullMarked;
