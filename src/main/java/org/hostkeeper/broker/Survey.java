package org.hostkeeper.broker;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.mqtt.Visit;

/** One look at a broker: what it keeps of agents and modules, which comes at once after a subscription. Blocks. */
public record Survey(Clock clock) {
    /** A broker on the other side of the world sends what it keeps within this after it has granted a subscription. */
    private static final Duration QUIET = Duration.ofMillis(600);

    private static final Duration MOST = Duration.ofSeconds(10);

    /**
     * @param way closed when this returns
     * @throws org.hostkeeper.problem.ProblemException if one is not let in, or may not subscribe
     */
    public Board of(WayIn way, String prefix) throws InterruptedException {
        Board board = new Board(prefix, clock);
        try (way; Visit visit = Visit.at(way.settings())) {
            for (String filter : board.filters()) {
                visit.subscribe(filter, 0);
            }
            long end = System.nanoTime() + MOST.toNanos();
            Optional<Message> next = visit.next(QUIET);
            while (next.isPresent() && System.nanoTime() < end) {
                next.ifPresent(board::take);
                next = visit.next(QUIET);
            }
        }
        return board;
    }
}
