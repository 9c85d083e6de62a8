/** Tests of the store. */
@NullMarked
package org.hostkeeper.store;

import org.jspecify.annotations.NullMarked;
