/** The operator's own ssh_config, read as OpenSSH reads it, to import the hosts that stand there. */
@NullMarked
package org.hostkeeper.remote.ssh.config;

import org.jspecify.annotations.NullMarked;
