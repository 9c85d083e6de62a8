/** Tests of the room of the same name. */
@NullMarked
package org.hostkeeper.agent.notify;

import org.jspecify.annotations.NullMarked;
