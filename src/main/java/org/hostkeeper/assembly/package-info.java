/** The one composition root that the command line and the desktop share: it names the adapters and wires the house. */
@NullMarked
package org.hostkeeper.assembly;

import org.jspecify.annotations.NullMarked;
