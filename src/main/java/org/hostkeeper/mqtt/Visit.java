package org.hostkeeper.mqtt;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/**
 * One login for one errand, made now or refused now: what is sent here is never sent again later, as a {@link Broker} does
 * with what waits, so a command cannot arrive after the person has given it up. Every method waits for the broker and
 * ends with a {@link ProblemException} if the connection breaks. Used by one thread at a time.
 */
public final class Visit implements AutoCloseable {
    /** A broker sends all that it keeps at once, and whoever subscribes by several filters reads it after the last one. */
    private static final int MOST_WAITING = 20_000;

    private static final long MOST_BYTES = 32L << 20;

    /** What the connection's thread tells. */
    private sealed interface Heard {
        /** A message came in. */
        record Came(Message message) implements Heard {}

        /** Nothing will come any more. */
        record Broke(Problem problem) implements Heard {}
    }

    private final BlockingQueue<Heard> heard;
    private final AtomicLong bytes;
    private final Connection connection;

    private Visit(BlockingQueue<Heard> heard, AtomicLong bytes, Connection connection) {
        this.heard = heard;
        this.bytes = bytes;
        this.connection = connection;
    }

    /** Logs in; whoever opens it closes it. */
    public static Visit at(BrokerSettings settings) {
        BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
        AtomicLong bytes = new AtomicLong();
        Connection connection = Connection.open(
                settings,
                message -> {
                    int size = message.payload().length;
                    if (heard.size() < MOST_WAITING && bytes.get() + size <= MOST_BYTES) {
                        bytes.addAndGet(size);
                        heard.add(new Heard.Came(message));
                    }
                },
                problem -> heard.add(new Heard.Broke(problem)));
        return new Visit(heard, bytes, connection);
    }

    /** Returns once the broker has granted it. */
    public void subscribe(String filter, int qos) {
        connection.subscribe(filter, qos);
    }

    /** Returns once it is written (QoS 0) or acknowledged (QoS 1). */
    public void publish(Message message) {
        connection.publish(message);
    }

    /** The next message of any subscription; empty if none comes within this time. */
    public Optional<Message> next(Duration patience) throws InterruptedException {
        return switch (heard.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS)) {
            case null -> Optional.empty();
            case Heard.Came(Message message) -> {
                bytes.addAndGet(-message.payload().length);
                yield Optional.of(message);
            }
            case Heard.Broke(Problem problem) -> throw new ProblemException(problem);
        };
    }

    /**
     * What the broker keeps at a topic now. It sends that right after it has granted the subscription, and there is no
     * word for "nothing": so nothing within {@code grace} after the grant is taken as that.
     */
    public Optional<Message> kept(String topic, Duration grace) throws InterruptedException {
        while (heard.peek() instanceof Heard.Came) {
            next(Duration.ZERO);
        }
        connection.subscribe(topic, 1);
        try {
            long end = System.nanoTime() + grace.toNanos();
            Optional<Message> next = next(grace);
            while (next.isPresent() && !(next.get().retained() && next.get().topic().equals(topic))) {
                next = next(Duration.ofNanos(end - System.nanoTime()));
            }
            return next;
        } finally {
            connection.unsubscribe(topic);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
