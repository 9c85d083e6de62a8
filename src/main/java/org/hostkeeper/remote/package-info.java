/** The port to a machine: run, stream, read, write, upload, tunnel. Commands are argument lists; quoting lives here, once. */
@NullMarked
package org.hostkeeper.remote;

import org.jspecify.annotations.NullMarked;
