/** The language that the console speaks now, switched live: every word on screen follows it. */
@NullMarked
package org.hostkeeper.desktop.words;

import org.jspecify.annotations.NullMarked;
