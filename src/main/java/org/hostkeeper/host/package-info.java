/** Who a host is: its name, how to reach it, how root is reached there, its tags. */
@NullMarked
package org.hostkeeper.host;

import org.jspecify.annotations.NullMarked;
