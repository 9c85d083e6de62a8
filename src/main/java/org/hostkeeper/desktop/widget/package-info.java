/** What pages are built of: state chips, relative times, tables that keep their rows, diffs, toasts, dialogs in the window. */
@NullMarked
package org.hostkeeper.desktop.widget;

import org.jspecify.annotations.NullMarked;
