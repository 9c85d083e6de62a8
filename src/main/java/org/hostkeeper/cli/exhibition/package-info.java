/** The commands about virtual machines of exhibitions: {@code hostkeeper vm}. */
@NullMarked
package org.hostkeeper.cli.exhibition;

import org.jspecify.annotations.NullMarked;
