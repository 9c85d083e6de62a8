/** One simulated machine: its files, units, journal and the programs it knows, in memory and moved by a clock. */
@NullMarked
package org.hostkeeper.demo.machine;

import org.jspecify.annotations.NullMarked;
