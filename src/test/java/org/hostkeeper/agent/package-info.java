/** Tests of the rooms of the same names. */
@NullMarked
package org.hostkeeper.agent;

import org.jspecify.annotations.NullMarked;
