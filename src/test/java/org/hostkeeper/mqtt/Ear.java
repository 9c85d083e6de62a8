package org.hostkeeper.mqtt;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** A second client, which keeps all that it hears: what others see of the one under test. */
public final class Ear implements AutoCloseable {
    private final Broker broker;
    private final List<Message> heard = new CopyOnWriteArrayList<>();

    public Ear(BrokerSettings settings, String... filters) {
        broker = new Broker(settings, new Backoff(Duration.ofMillis(20), Duration.ofMillis(50)), new Random(3), Clock.systemUTC());
        for (String filter : filters) {
            broker.subscribe(filter, 1, heard::add);
        }
        broker.start();
        await().until(() -> broker.link() instanceof Link.Up);
    }

    public List<Message> heard() {
        return heard;
    }

    public List<String> texts(String topic) {
        return heard.stream().filter(m -> m.topic().equals(topic)).map(Message::text).toList();
    }

    public Optional<String> last(String topic) {
        return heard.stream().filter(m -> m.topic().equals(topic)).map(Message::text).reduce((a, b) -> b);
    }

    public void say(Message message) {
        broker.publish(message);
    }

    @Override
    public void close() {
        broker.close();
    }
}
