package org.hostkeeper.broker;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.hostkeeper.mqtt.Backoff;
import org.hostkeeper.mqtt.Broker;
import org.hostkeeper.mqtt.BrokerSettings;
import org.hostkeeper.mqtt.Link;

/** The other side of a broker, in tests. */
final class Agents {
    private Agents() {}

    static Broker at(BrokerSettings settings) {
        return new Broker(settings, new Backoff(Duration.ofMillis(20), Duration.ofMillis(50)), new Random(3), Clock.systemUTC());
    }

    static void up(Broker broker) {
        broker.start();
        await().until(() -> broker.link() instanceof Link.Up);
    }
}
