package org.hostkeeper.fleet;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.job.Progress;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * The same work on many hosts, a virtual thread each and only so many at once. Every host has an outcome: done, failed
 * with its problem, or cancelled before it began or while it ran.
 */
final class FanOut<T> {
    /** What is done for one host. */
    @FunctionalInterface
    interface Task<T> {
        T run(HostName host, Progress progress) throws InterruptedException;
    }

    private final Task<T> task;
    private final Progress progress;
    private final Semaphore places;
    private final Map<HostName, Outcome<T>> outcomes = new ConcurrentHashMap<>();
    private final AtomicInteger ended = new AtomicInteger();
    private int all;

    FanOut(Task<T> task, Progress progress, int atOnce) {
        this.task = task;
        this.progress = progress;
        this.places = new Semaphore(atOnce);
    }

    /** The outcomes in the order of the hosts. */
    Map<HostName, Outcome<T>> on(Collection<HostName> hosts) {
        LinkedHashSet<HostName> each = new LinkedHashSet<>(hosts);
        all = each.size();
        CountDownLatch open = new CountDownLatch(all);
        for (HostName host : each) {
            Thread worker = Thread.ofVirtual().name("host-" + host).unstarted(() -> {
                try {
                    outcomes.put(host, outcome(host));
                } finally {
                    open.countDown();
                }
            });
            progress.onCancel(worker::interrupt);
            worker.start();
        }
        await(open);
        Map<HostName, Outcome<T>> inOrder = new LinkedHashMap<>();
        each.forEach(host -> inOrder.put(host, outcomes.getOrDefault(host, new Outcome.Cancelled<>())));
        return inOrder;
    }

    /** Whoever interrupts the caller means all of it; the workers end by the same cancel. */
    private static void await(CountDownLatch open) {
        boolean interrupted = false;
        while (open.getCount() > 0) {
            try {
                open.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Outcome<T> outcome(HostName host) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            return new Outcome.Cancelled<>();
        }
        try {
            return progress.cancelled() ? new Outcome.Cancelled<>() : new Outcome.Done<>(task.run(host, of(host)));
        } catch (InterruptedException e) {
            return new Outcome.Cancelled<>();
        } catch (ProblemException e) {
            return progress.cancelled() ? new Outcome.Cancelled<>() : new Outcome.Failed<>(e.problem());
        } catch (RuntimeException | Error e) {
            return new Outcome.Failed<>(Jobs.problemOf(e));
        } finally {
            places.release();
            progress.report(Text.of("fleet", "ended", host.value()), (double) ended.incrementAndGet() / all);
        }
    }

    private Progress of(HostName host) {
        return new Progress() {
            @Override
            public void report(Text what, double fraction) {
                double part = fraction == UNKNOWN ? 0 : fraction;
                progress.report(Text.of("fleet", "on-host", host.value(), what), (ended.get() + part) / all);
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }

            @Override
            public void onCancel(Runnable action) {
                progress.onCancel(action);
            }
        };
    }
}
