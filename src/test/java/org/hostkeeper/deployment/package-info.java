/** The agent on its way to hosts and away from them. */
@NullMarked
package org.hostkeeper.deployment;

import org.jspecify.annotations.NullMarked;
