/** The Activity page: what was changed, by whom, how it ended, and taking it back. */
@NullMarked
package org.hostkeeper.desktop.activity;

import org.jspecify.annotations.NullMarked;
