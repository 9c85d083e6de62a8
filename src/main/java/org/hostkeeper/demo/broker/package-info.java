/** The demo's broker: as much of MQTT 3.1.1 as a client can notice, on a port of loopback and in memory. */
@NullMarked
package org.hostkeeper.demo.broker;

import org.jspecify.annotations.NullMarked;
