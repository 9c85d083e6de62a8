/** The import of ssh_config, compared with OpenSSH's own reading of the same files. */
@NullMarked
package org.hostkeeper.remote.ssh.config;

import org.jspecify.annotations.NullMarked;
