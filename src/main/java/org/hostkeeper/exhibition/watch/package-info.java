/** How a machine comes under the watch of the host's agent, by hand or from a deployed controller. */
@NullMarked
package org.hostkeeper.exhibition.watch;

import org.jspecify.annotations.NullMarked;
