package org.hostkeeper.fleet;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.remote.Remote;

/** One try to connect, which everybody who needs the host waits for together. */
final class Attempt {
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<Outcome<Remote>> outcome = Optional.empty();

    /** One that need not be waited for. */
    static Attempt ended(Outcome<Remote> outcome) {
        Attempt attempt = new Attempt();
        attempt.end(outcome);
        return attempt;
    }

    void end(Outcome<Remote> how) {
        outcome = Optional.of(how);
        ended.countDown();
    }

    /** Waits for the end. */
    Outcome<Remote> get() throws InterruptedException {
        ended.await();
        return outcome.orElseThrow();
    }
}
