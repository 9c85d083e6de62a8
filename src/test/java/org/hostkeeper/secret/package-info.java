/** Tests of secrets. */
@NullMarked
package org.hostkeeper.secret;

import org.jspecify.annotations.NullMarked;
