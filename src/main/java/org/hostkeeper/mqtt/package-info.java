/** Brokers and topics: connections that come back by themselves, what is to be published meanwhile, what may be a topic. */
@NullMarked
package org.hostkeeper.mqtt;

import org.jspecify.annotations.NullMarked;
