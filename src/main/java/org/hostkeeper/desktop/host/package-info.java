/** The Hosts page: who is kept, how each one fares, and how a host is added. */
@NullMarked
package org.hostkeeper.desktop.host;

import org.jspecify.annotations.NullMarked;
