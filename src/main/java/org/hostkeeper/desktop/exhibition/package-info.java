/** The Exhibition page: the virtual machines of all hosts as a wall, one in detail. */
@NullMarked
package org.hostkeeper.desktop.exhibition;

import org.jspecify.annotations.NullMarked;
