/** Tests of {@code org.hostkeeper.cli}. */
@NullMarked
package org.hostkeeper.cli;

import org.jspecify.annotations.NullMarked;
