/** Tests of what needs a person. */
@NullMarked
package org.hostkeeper.attention;

import org.jspecify.annotations.NullMarked;
