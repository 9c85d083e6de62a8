/** Tests of the room of the same name. */
@NullMarked
package org.hostkeeper.agent.action;

import org.jspecify.annotations.NullMarked;
