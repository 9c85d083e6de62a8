/** The agent at a broker: the deployed command topics to the letter, and what Hostkeeper adds under topics of its own. */
@NullMarked
package org.hostkeeper.agent.mqtt;

import org.jspecify.annotations.NullMarked;
