/** What needs a person, as a command. */
@NullMarked
package org.hostkeeper.cli.attention;

import org.jspecify.annotations.NullMarked;
