/** Tests of the room of the same name. */
@NullMarked
package org.hostkeeper.agent.root.work;

import org.jspecify.annotations.NullMarked;
