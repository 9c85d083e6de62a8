/**
 * What every way to a host does alike, over SSH or on this machine: run within limits, follow, become root, write files.
 * A way itself only has to start a program and to dial an address.
 */
@NullMarked
package org.hostkeeper.remote.process;

import org.jspecify.annotations.NullMarked;
