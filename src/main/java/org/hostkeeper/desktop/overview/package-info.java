/** The Overview page: what needs someone, how all hosts are, what changed since yesterday. */
@NullMarked
package org.hostkeeper.desktop.overview;

import org.jspecify.annotations.NullMarked;
