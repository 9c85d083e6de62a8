/** What every way to a host promises, held against each of them. */
@NullMarked
package org.hostkeeper.remote;

import org.jspecify.annotations.NullMarked;
