/** The SQLite file of a console: its inventory, its journal, the last known facts and its settings. */
@NullMarked
package org.hostkeeper.store;

import org.jspecify.annotations.NullMarked;
