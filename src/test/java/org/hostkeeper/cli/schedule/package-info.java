/** Tests of {@code org.hostkeeper.cli.schedule}. */
@NullMarked
package org.hostkeeper.cli.schedule;

import org.jspecify.annotations.NullMarked;
