/** Secrets in one encrypted file, where there is no keyring. */
@NullMarked
package org.hostkeeper.secret.vault;

import org.jspecify.annotations.NullMarked;
