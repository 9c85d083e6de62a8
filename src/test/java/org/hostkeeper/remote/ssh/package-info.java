/** SSH against servers in this process: logins, host keys, jumps, limits, and what goes wrong. */
@NullMarked
package org.hostkeeper.remote.ssh;

import org.jspecify.annotations.NullMarked;
