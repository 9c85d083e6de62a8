package org.hostkeeper.broker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hostkeeper.mqtt.Backoff;
import org.hostkeeper.mqtt.Broker;
import org.hostkeeper.mqtt.Link;
import org.hostkeeper.mqtt.Message;

/**
 * A broker that is watched: who is at it and how the modules are, for as long as this is open. The explorer of topics has a
 * connection of its own, so that a flood there keeps no state waiting here. Listeners are called on the connection's
 * thread, one at a time; every method may be called on any thread, and only {@link #close} waits.
 */
public final class BrokerSession implements AutoCloseable {
    /** Agents come back to a broker that was restarted within less than this. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final SavedBroker saved;
    private final WayIn way;
    private final Board board;
    private final Broker broker;
    private final Clock clock;
    private final Duration grace;
    private final List<Consumer<Change>> listeners = new ArrayList<>();
    private Optional<Instant> lost = Optional.empty();

    /** @param way closed with this */
    public BrokerSession(SavedBroker saved, WayIn way, RandomGenerator random, Clock clock) {
        this(saved, way, random, clock, GRACE);
    }

    /** @param grace what was there before a connection broke, and is not told again within this after the next, is gone */
    BrokerSession(SavedBroker saved, WayIn way, RandomGenerator random, Clock clock, Duration grace) {
        this.clock = clock;
        this.grace = grace;
        this.saved = saved;
        this.way = way;
        this.board = new Board(saved.prefix(), clock);
        this.broker = new Broker(way.settings(), Backoff.usual(), random, clock);
        broker.onLink(this::linked);
        board.filters().forEach(filter -> broker.subscribe(filter, 0, this::arrived));
    }

    /** Told of all as it stands, and then of each change. */
    public void follow(Consumer<Change> listener) {
        synchronized (listeners) {
            listener.accept(new Change.LinkIs(broker.link()));
            board.agents().forEach(agent -> listener.accept(new Change.Agent(agent)));
            board.modules().forEach(module -> listener.accept(new Change.Module(module)));
            listeners.add(listener);
        }
    }

    /** It is told nothing more. */
    public void leave(Consumer<Change> listener) {
        synchronized (listeners) {
            listeners.remove(listener);
        }
    }

    /** Begins to connect, and returns at once. */
    public void start() {
        broker.start();
    }

    public SavedBroker saved() {
        return saved;
    }

    public Link link() {
        return broker.link();
    }

    public Board board() {
        return board;
    }

    /** Takes what was read another way, where no agent publishes it. */
    public void takeRead(List<ModuleState> states) {
        board.takeRead(states).forEach(this::tell);
    }

    /** On the broker's thread only. */
    private void linked(Link link) {
        if (link instanceof Link.Down) {
            lost = Optional.of(clock.instant());
        }
        if (link instanceof Link.Up) {
            lost.ifPresent(moment -> Thread.ofVirtual().name("unheard").start(() -> forgetUnheard(link, moment)));
        }
        tell(new Change.LinkIs(link));
    }

    /** What was cleared meanwhile the broker tells nobody: it only does not tell of it again. */
    private void forgetUnheard(Link up, Instant moment) {
        try {
            Thread.sleep(grace);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (broker.link().equals(up)) {
            board.forgetUnheardSince(moment).forEach(this::tell);
        }
    }

    private void arrived(Message message) {
        board.take(message).ifPresent(this::tell);
    }

    private void tell(Change change) {
        synchronized (listeners) {
            listeners.forEach(listener -> listener.accept(change));
        }
    }

    @Override
    public void close() {
        broker.close();
        way.close();
    }
}
