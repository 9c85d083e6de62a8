/** Tests of what the package of the same name promises. */
@NullMarked
package org.hostkeeper.file;

import org.jspecify.annotations.NullMarked;
