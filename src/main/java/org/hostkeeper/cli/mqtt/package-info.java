/** {@code hostkeeper mqtt}: brokers, the modules behind them, topics. */
@NullMarked
package org.hostkeeper.cli.mqtt;

import org.jspecify.annotations.NullMarked;
