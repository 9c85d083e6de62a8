@NullMarked
package org.hostkeeper.agent.mqtt;

import org.jspecify.annotations.NullMarked;
