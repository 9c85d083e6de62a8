/** Tests of {@code org.hostkeeper.cli.module}. */
@NullMarked
package org.hostkeeper.cli.module;

import org.jspecify.annotations.NullMarked;
