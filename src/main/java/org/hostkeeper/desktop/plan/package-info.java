/** The plan dialog, the heart of every change: what will happen, whether to let it, how it goes, and taking it back. */
@NullMarked
package org.hostkeeper.desktop.plan;

import org.jspecify.annotations.NullMarked;
