/** The daemon that keeps one host's modules: it wires the host's side of the house, as {@code assembly} does the console's. */
@NullMarked
package org.hostkeeper.agent;

import org.jspecify.annotations.NullMarked;
