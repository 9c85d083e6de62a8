/** Which modules a host's module manager knows: the table that it and its clients share. */
@NullMarked
package org.hostkeeper.module.registry;

import org.jspecify.annotations.NullMarked;
