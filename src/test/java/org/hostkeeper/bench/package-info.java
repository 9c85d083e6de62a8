/** What bench/run measures on this side: the fleet's refresh, and a window's first frame. No test runs it. */
@NullMarked
package org.hostkeeper.bench;

import org.jspecify.annotations.NullMarked;
