/** The window around the pages: navigation, scope, connection summary, status line and the jobs drawer. */
@NullMarked
package org.hostkeeper.desktop.frame;

import org.jspecify.annotations.NullMarked;
