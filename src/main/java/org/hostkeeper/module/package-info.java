/** Services and modules of hosts: what runs, why something does not, and the plans that change it. */
@NullMarked
package org.hostkeeper.module;

import org.jspecify.annotations.NullMarked;
