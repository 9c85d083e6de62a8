/** Starts the console: the window first, then the inventory, then the network. */
@NullMarked
package org.hostkeeper.desktop.app;

import org.jspecify.annotations.NullMarked;
