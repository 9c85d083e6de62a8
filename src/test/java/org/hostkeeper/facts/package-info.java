/** Tests of the round trip, of the parsers, and of what hostile answers do to them. */
@NullMarked
package org.hostkeeper.facts;

import org.jspecify.annotations.NullMarked;
