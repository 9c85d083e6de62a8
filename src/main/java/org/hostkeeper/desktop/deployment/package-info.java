/** The agent on a host: whether it is there, how it gets there and away, and what is wrong with the manager before it. */
@NullMarked
package org.hostkeeper.desktop.deployment;

import org.jspecify.annotations.NullMarked;
