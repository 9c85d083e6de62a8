/** Exhibition machines: the virtual machines of hosts, their snapshots, who watches them, and the plans that change them. */
@NullMarked
package org.hostkeeper.exhibition;

import org.jspecify.annotations.NullMarked;
