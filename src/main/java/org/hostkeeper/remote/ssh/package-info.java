/** Hosts over SSH, by JSch: connections, host keys, identities, jump hosts. */
@NullMarked
package org.hostkeeper.remote.ssh;

import org.jspecify.annotations.NullMarked;
