package org.hostkeeper.broker;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hostkeeper.mqtt.Backoff;
import org.hostkeeper.mqtt.Broker;
import org.hostkeeper.mqtt.Link;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.mqtt.TopicName;
import org.hostkeeper.problem.ProblemException;

/**
 * Listens to a filter for as long as it is open, often {@code #}, on a connection of its own. It asks for QoS 0: a broker may
 * leave out what a slow listener does not take in time, which is right for one who only looks.
 */
public final class TopicWatch implements AutoCloseable {
    private final WayIn way;
    private final TopicTree tree;
    private final Broker broker;
    private final Clock clock;
    private final AtomicLong version = new AtomicLong();
    private final List<Consumer<Message>> listeners = new CopyOnWriteArrayList<>();

    /**
     * @param way closed with this
     * @throws org.hostkeeper.problem.ProblemException InvalidInput if it is no filter
     */
    public TopicWatch(
            WayIn way, String filter, TopicTree.Limits limits, RandomGenerator random, Clock clock) {
        try {
            TopicName.filter(filter);
        } catch (ProblemException e) {
            way.close();
            throw e;
        }
        this.way = way;
        this.tree = new TopicTree(limits);
        this.clock = clock;
        this.broker = new Broker(way.settings(), Backoff.usual(), random, clock);
        broker.subscribe(filter, 0, this::arrived);
    }

    /** Told of each message after it is in the tree, on the connection's thread; to be quick. */
    public void onMessage(Consumer<Message> listener) {
        listeners.add(listener);
    }

    public void onLink(Consumer<Link> listener) {
        broker.onLink(listener);
    }

    public void start() {
        broker.start();
    }

    public Link link() {
        return broker.link();
    }

    public TopicTree tree() {
        return tree;
    }

    /** Another number whenever something came. */
    public long version() {
        return version.get();
    }

    private void arrived(Message message) {
        tree.add(message, clock.instant());
        version.incrementAndGet();
        listeners.forEach(listener -> listener.accept(message));
    }

    @Override
    public void close() {
        broker.close();
        way.close();
    }
}
