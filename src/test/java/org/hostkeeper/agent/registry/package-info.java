/** Tests of the rooms of the same names. */
@NullMarked
package org.hostkeeper.agent.registry;

import org.jspecify.annotations.NullMarked;
