/** The MQTT page: brokers, their agents and modules, commands, and the explorer of topics. */
@NullMarked
package org.hostkeeper.desktop.mqtt;

import org.jspecify.annotations.NullMarked;
