/** Tests of {@code org.hostkeeper.cli.terminal}. */
@NullMarked
package org.hostkeeper.cli.terminal;

import org.jspecify.annotations.NullMarked;
