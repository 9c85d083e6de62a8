package org.hostkeeper.module.logs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.hostkeeper.fleet.Fleet;
import org.hostkeeper.fleet.Limits;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Following;
import org.hostkeeper.remote.Remote;

/** Follows one host's journal until closed, over every cut: it goes on after the last line that it heard. */
final class HostLog implements Runnable {
    /** Hears what happens to this host's log. */
    interface Ear {
        /** The host has begun to tell, its past first. */
        void begun(HostName host);

        void line(LogLine line) throws InterruptedException;

        void lost(HostName host, Problem problem);

        void resumed(HostName host, Instant since, boolean whole);
    }

    private final Fleet fleet;
    private final HostName host;
    private final LogRequest request;
    private final Ear ear;
    private final Limits limits;
    private final RandomGenerator random;
    private final Clock clock;
    /** Given when somebody will not wait for the next try. */
    private final Semaphore wanted = new Semaphore(0);

    private volatile boolean closed;
    private volatile Optional<Following> open = Optional.empty();
    private volatile Optional<LogLine> last = Optional.empty();
    private Optional<Instant> lostAt = Optional.empty();
    private int failures;
    private boolean stands;
    private long stoodFrom;

    HostLog(Fleet fleet, HostName host, LogRequest request, Ear ear, Limits limits, Clock clock, RandomGenerator random) {
        this.fleet = fleet;
        this.host = host;
        this.request = request;
        this.ear = ear;
        this.limits = limits;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                if (follow()) {
                    wanted.tryAcquire(pause().toMillis(), TimeUnit.MILLISECONDS);
                } else {
                    wanted.acquire();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Follows until it breaks; whether another try may help without a person. */
    private boolean follow() throws InterruptedException {
        try {
            Remote remote = fleet.remote(host);
            beginAtTheNewest(remote);
            boolean whole = lostAt.isEmpty() || nothingForgotten(remote);
            try (Following following = remote.stream(
                    Journalctl.following(remote, request, last, whole), this::hear)) {
                open = Optional.of(following);
                if (closed) {
                    return false;
                }
                ear.begun(host);
                resumed(whole);
                int status = following.ended().get();
                return lost(new Problem.CommandFailed(host.value(), "journalctl", status, following.error().strip()));
            }
        } catch (ProblemException e) {
            return lost(e.problem());
        } catch (ExecutionException e) {
            return lost(e.getCause() instanceof ProblemException known ? known.problem() : Jobs.problemOf(e));
        } catch (RuntimeException e) {
            return lost(Jobs.problemOf(e));
        }
    }

    /** Where no past is wanted, nothing that was heard would tell after a cut where to go on: the newest line there is does. */
    private void beginAtTheNewest(Remote remote) {
        if (request.lines() == 0 && last.isEmpty()) {
            last = JournalEntry.parse(host, remote.run(Journalctl.newest(remote)).text().strip());
        }
    }

    /** A journal that was shortened meanwhile, or lost with a restart, may have dropped lines that were not heard. */
    private boolean nothingForgotten(Remote remote) {
        return last.map(line -> remote.run(Journalctl.reaches(remote, line.at())))
                .map(answer -> answer.ok() && answer.out().length > 0)
                .orElse(true);
    }

    private void resumed(boolean whole) {
        stands = true;
        stoodFrom = System.nanoTime();
        lostAt.ifPresent(since -> ear.resumed(host, since, whole));
        lostAt = Optional.empty();
    }

    private boolean lost(Problem problem) {
        if (closed) {
            return false;
        }
        // what ends at once, as with a pattern that journalctl does not take, is no better than what never began
        boolean stood = stands && System.nanoTime() - stoodFrom >= limits.retryFirst().toNanos();
        stands = false;
        failures = stood ? 1 : failures + 1;
        Problem told = Journalctl.explained(problem, host.value());
        boolean waits = LogFollow.waitsForAPerson(told);
        if (lostAt.isEmpty() || waits) {
            ear.lost(host, told);
        }
        lostAt = lostAt.or(() -> Optional.of(last.map(LogLine::at).orElseGet(clock::instant)));
        return !waits;
    }

    private Duration pause() {
        return failures == 0 ? Duration.ZERO : limits.pause(failures, random);
    }

    private void hear(String text) {
        JournalEntry.parse(host, text).ifPresent(line -> {
            try {
                ear.line(line);
                last = Optional.of(line);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Tries at once what waits to be tried again, or waits for a person. */
    void retry() {
        wanted.release();
    }

    void close() {
        closed = true;
        wanted.release();
        open.ifPresent(Following::close);
    }
}
