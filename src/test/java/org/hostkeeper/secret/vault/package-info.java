/** Tests of the vault. */
@NullMarked
package org.hostkeeper.secret.vault;

import org.jspecify.annotations.NullMarked;
