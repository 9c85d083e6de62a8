/** Tests of the fleet with simulated hosts and a clock that only the test moves. */
@NullMarked
package org.hostkeeper.fleet;

import org.jspecify.annotations.NullMarked;
