/** Tests of {@code org.hostkeeper.demo.ssh}. */
@NullMarked
package org.hostkeeper.demo.ssh;

import org.jspecify.annotations.NullMarked;
