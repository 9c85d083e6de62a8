/** Tests of the start script at the root of the source tree. */
@NullMarked
package org.hostkeeper.launcher;

import org.jspecify.annotations.NullMarked;
