/** What bench/run measures on this side: the fleet's refresh, a window's first frame, a table's pulses. No test runs it. */
@NullMarked
package org.hostkeeper.bench;

import org.jspecify.annotations.NullMarked;
