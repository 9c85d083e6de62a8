package org.hostkeeper.mqtt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker that may be absent at the start, refuse, restart or fall silent: it is tried again with growing pauses for as
 * long as this is open, subscriptions are made anew each time, and what is published meanwhile waits ({@link Outbox}).
 * MQTT 3.1.1 only, which is what deployed brokers speak.
 *
 * <p>Every method may be called on any thread and none waits for the network, except {@link #close}. Handlers run on the
 * connection's thread, in the order of arrival. A broker may deliver a message once for each filter that meets it, so
 * filters that must not act twice do not overlap.
 */
public final class Broker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    private static final int MOST_WAITING = 1000;
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    /** A subscription, with a mark once the present connection has it. */
    private static final class Subscribed {
        private final String filter;
        private final int qos;
        private final MessageHandler handler;
        private boolean made;

        Subscribed(String filter, int qos, MessageHandler handler) {
            this.filter = filter;
            this.qos = qos;
            this.handler = handler;
        }
    }

    private final BrokerSettings settings;
    private final Backoff backoff;
    private final RandomGenerator random;
    private final Clock clock;
    private final Object guard = new Object();
    private final Outbox outbox = new Outbox(MOST_WAITING);
    private final List<Subscribed> subscriptions = new CopyOnWriteArrayList<>();
    private final List<Consumer<Link>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private Optional<Problem> lost = Optional.empty();
    private int connections;
    private boolean closing;
    private volatile Link link = new Link.Starting();

    public Broker(BrokerSettings settings, Backoff backoff, RandomGenerator random, Clock clock) {
        this.settings = settings;
        this.backoff = backoff;
        this.random = random;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("broker " + settings.address()).unstarted(this::keep);
    }

    /** Begins to connect, and returns at once. */
    public void start() {
        thread.start();
    }

    /** From now on, and after every new connection. */
    public void subscribe(String filter, int qos, MessageHandler handler) {
        synchronized (guard) {
            subscriptions.add(new Subscribed(filter, qos, handler));
            guard.notifyAll();
        }
    }

    /** Sent as soon as the broker takes it, in order. */
    public void publish(Message message) {
        synchronized (guard) {
            outbox.add(message);
            guard.notifyAll();
        }
    }

    public Link link() {
        return link;
    }

    /** Told of every change from now on, on the broker's own thread. */
    public void onLink(Consumer<Link> listener) {
        listeners.add(listener);
    }

    /** How many messages (no states) had to be given up because the broker was away for too long. */
    public long givenUp() {
        synchronized (guard) {
            return outbox.givenUp();
        }
    }

    private void keep() {
        int failures = 0;
        while (!isClosing()) {
            int mine = nextConnection();
            try (Connection connection = Connection.open(settings, this::arrived, p -> broken(mine, p))) {
                begin(connection);
                failures = 0;
                serve(connection);
            } catch (RuntimeException e) { // whatever it is: a thread that ended here would never connect again
                failures++;
                rest(Jobs.problemOf(e), failures);
            }
        }
        say(new Link.Closed());
    }

    private int nextConnection() {
        synchronized (guard) {
            lost = Optional.empty();
            return ++connections;
        }
    }

    private void begin(Connection connection) {
        subscriptions.forEach(s -> s.made = false);
        subscribeNew(connection);
        synchronized (guard) {
            outbox.reconnected();
        }
        say(new Link.Up(Instant.now(clock)));
    }

    /** Until it is closed; a broken connection comes out as its problem. */
    private void serve(Connection connection) {
        while (waitForWork()) {
            subscribeNew(connection);
            Optional<Outbox.Taken> taken;
            synchronized (guard) {
                taken = outbox.take();
            }
            taken.ifPresent(t -> send(connection, t));
        }
    }

    /** False once it is closed and nothing waits any more. */
    private boolean waitForWork() {
        synchronized (guard) {
            while (lost.isEmpty() && outbox.isEmpty() && subscriptions.stream().allMatch(s -> s.made) && !closing) {
                if (!pause(Duration.ZERO)) {
                    return false;
                }
            }
            if (lost.isPresent()) {
                throw new ProblemException(lost.get());
            }
            return !closing || !outbox.isEmpty();
        }
    }

    private void subscribeNew(Connection connection) {
        for (Subscribed subscribed : subscriptions) {
            if (!subscribed.made) {
                connection.subscribe(subscribed.filter, subscribed.qos);
                subscribed.made = true;
            }
        }
    }

    private void send(Connection connection, Outbox.Taken taken) {
        try {
            connection.publish(taken.message());
            synchronized (guard) {
                outbox.sent(taken);
            }
        } catch (ProblemException e) {
            synchronized (guard) {
                outbox.putBack(taken);
            }
            throw e;
        }
    }

    private void rest(Problem problem, int failures) {
        Duration pause = backoff.pause(failures, random);
        say(new Link.Down(problem, failures, Instant.now(clock).plus(pause)));
        long end = System.nanoTime() + pause.toNanos();
        synchronized (guard) {
            long left = pause.toMillis();
            while (!closing && left > 0 && pause(Duration.ofMillis(left))) {
                left = (end - System.nanoTime()) / 1_000_000;
            }
        }
    }

    /** Waits for a notice, zero without end; the guard is held. False if the thread is to end. */
    private boolean pause(Duration most) {
        try {
            guard.wait(most.toMillis());
            return true;
        } catch (InterruptedException e) {
            closing = true;
            return false;
        }
    }

    /** The library may tell so late that the next connection is there already. */
    private void broken(int connection, Problem problem) {
        synchronized (guard) {
            if (connection == connections) {
                lost = Optional.of(problem);
                guard.notifyAll();
            }
        }
    }

    private void arrived(Message message) {
        for (Subscribed subscribed : subscriptions) {
            if (TopicName.matches(subscribed.filter, message.topic())) {
                handle(subscribed.handler, message);
            }
        }
    }

    /** The client library ends the connection if a handler throws: one bad message must not do that to the others. */
    private static void handle(MessageHandler handler, Message message) {
        try {
            handler.accept(message);
        } catch (RuntimeException e) {
            LOG.error("A message could not be handled: {}", message, e);
        }
    }

    private void say(Link now) {
        link = now;
        for (Consumer<Link> listener : listeners) {
            try {
                listener.accept(now);
            } catch (RuntimeException e) { // one who cannot hear it must not keep it from the others
                Jobs.problemOf(e); // into the log, with its code
            }
        }
    }

    private boolean isClosing() {
        synchronized (guard) {
            return closing;
        }
    }

    /** Sends what still waits if the broker is there, says good-bye, and returns within a few seconds. */
    @Override
    public void close() {
        synchronized (guard) {
            closing = true;
            guard.notifyAll();
        }
        try {
            if (thread.isAlive() && !thread.join(FAREWELL)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
