/** Tests of the room of the same name. */
@NullMarked
package org.hostkeeper.agent.root;

import org.jspecify.annotations.NullMarked;
