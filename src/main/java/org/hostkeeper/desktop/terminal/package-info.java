/** A shell on a host, for what no page offers. */
@NullMarked
package org.hostkeeper.desktop.terminal;

import org.jspecify.annotations.NullMarked;
