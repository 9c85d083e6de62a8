package org.hostkeeper.module.logs;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.hostkeeper.fleet.Fleet;
import org.hostkeeper.fleet.Limits;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;

/**
 * Follows the journals of many units on many hosts as one stream: first the past that was asked for, then what comes.
 * A host that is lost is tried again with growing pauses and goes on at its cursor, so that nothing is left out; what
 * only a person can mend waits for {@link #retry}. Closing ends it on every host.
 */
public final class LogFollow implements AutoCloseable {
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(40);

    private final LogListener listener;
    private final LogMerge merge;
    private final List<HostLog> hosts = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    public LogFollow(Fleet fleet, LogRequest request, LogListener listener, Limits limits, Clock clock) {
        this(fleet, request, listener, limits, clock, new SecureRandom());
    }

    /** @param random spreads new tries */
    public LogFollow(
            Fleet fleet, LogRequest request, LogListener listener, Limits limits, Clock clock, RandomGenerator random) {
        this.listener = listener;
        this.merge = new LogMerge(request.parts().keySet(), System.nanoTime());
        request.parts().keySet().stream()
                .sorted()
                .forEach(host -> hosts.add(new HostLog(fleet, host, request, new Told(), limits, clock, random)));
    }

    /** Whether a host that was lost so is tried again only when a person asks for it, once that is mended. */
    public static boolean waitsForAPerson(Problem problem) {
        return switch (problem) {
            case Problem.UnknownHostKey _,
                    Problem.ChangedHostKey _,
                    Problem.AccessDenied _,
                    Problem.SudoRefused _,
                    Problem.Refused _,
                    Problem.InvalidInput _,
                    Problem.NotFound _,
                    Problem.Relayed _,
                    Problem.Bug _ -> true;
            default -> false;
        };
    }

    /** Begins; the listener is called from now on. */
    public void start() {
        hosts.forEach(host -> threads.add(Thread.ofVirtual().name("log-follow").start(host)));
        threads.add(Thread.ofVirtual().name("log-merge").start(this::tell));
    }

    private void tell() {
        while (!closed) {
            synchronized (listener) {
                tell(merge.take(System.nanoTime()));
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    private void tell(List<LogLine> lines) {
        if (!lines.isEmpty()) {
            listener.lines(lines);
        }
    }

    /** Tries lost hosts at once, also those that only a person could mend; the others are not disturbed. */
    public void retry() {
        hosts.forEach(HostLog::retry);
    }

    @Override
    public void close() {
        closed = true;
        hosts.forEach(HostLog::close);
        threads.forEach(Thread::interrupt);
    }

    /** One call at a time, as the listener was promised. */
    private final class Told implements HostLog.Ear {
        @Override
        public void begun(HostName host) {
            merge.begun(host, System.nanoTime());
        }

        @Override
        public void line(LogLine line) throws InterruptedException {
            merge.add(line, System.nanoTime());
        }

        @Override
        public void lost(HostName host, Problem problem) {
            synchronized (listener) {
                tell(merge.lost(host)); // what was heard before comes before
                listener.lost(host, problem);
            }
        }

        @Override
        public void resumed(HostName host, Instant since, boolean whole) {
            synchronized (listener) {
                listener.resumed(host, since, whole);
            }
        }
    }
}
