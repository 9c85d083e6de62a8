/** What needs a person: one judgement for the console and the command line, to which each feature adds its own. */
@NullMarked
package org.hostkeeper.attention;

import org.jspecify.annotations.NullMarked;
