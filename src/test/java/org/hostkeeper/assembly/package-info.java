/** Tests of {@code org.hostkeeper.assembly}. */
@NullMarked
package org.hostkeeper.assembly;

import org.jspecify.annotations.NullMarked;
