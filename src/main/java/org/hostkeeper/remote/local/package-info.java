/** This machine as a host, without SSH. */
@NullMarked
package org.hostkeeper.remote.local;

import org.jspecify.annotations.NullMarked;
