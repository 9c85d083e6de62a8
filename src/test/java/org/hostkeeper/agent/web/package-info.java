/** Tests of the room of the same name. */
@NullMarked
package org.hostkeeper.agent.web;

import org.jspecify.annotations.NullMarked;
