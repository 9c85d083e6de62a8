/** Tests of the room of the same name. */
@NullMarked
package org.hostkeeper.agent.metric;

import org.jspecify.annotations.NullMarked;
