/** What is told to the desktop while nobody looks at the window: hosts that went and services that failed, once and together. */
@NullMarked
package org.hostkeeper.desktop.notify;

import org.jspecify.annotations.NullMarked;
