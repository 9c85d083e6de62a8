/** Planted for a test of the house's rules. */
@NullMarked
package org.hostkeeper.planted.sshd.remote;

import org.jspecify.annotations.NullMarked;
