/** What the operator chose, as keys and values: the port to where that is kept. */
@NullMarked
package org.hostkeeper.settings;

import org.jspecify.annotations.NullMarked;
