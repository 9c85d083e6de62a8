/** What can go wrong, as one closed type that is told to people; anything else is a bug with a code. */
@NullMarked
package org.hostkeeper.problem;

import org.jspecify.annotations.NullMarked;
