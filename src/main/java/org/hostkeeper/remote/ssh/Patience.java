package org.hostkeeper.remote.ssh;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * How long a silent peer is waited for: one span for each phase of connecting, not counting the time that a person
 * thinks. When it runs out the connection is cut, which wakes whoever waits on it. Whatever a library promises about
 * time-outs, this holds.
 */
final class Patience implements AutoCloseable {
    private final Duration limit;
    private final Runnable abort;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long deadline;
    private int pauses;
    private boolean closed;
    private boolean ranOut;

    Patience(Duration limit, Runnable abort) {
        this.limit = limit;
        this.abort = abort;
        this.deadline = System.nanoTime() + limit.toNanos();
        Thread.ofVirtual().name("patience").start(this::watch);
    }

    private void watch() {
        lock.lock();
        try {
            while (!closed && (pauses > 0 || deadline - System.nanoTime() > 0)) {
                if (pauses > 0) {
                    changed.await();
                } else {
                    changed.awaitNanos(deadline - System.nanoTime());
                }
            }
            ranOut = !closed;
        } catch (InterruptedException e) {
            return;
        } finally {
            lock.unlock();
        }
        if (ranOut()) {
            abort.run();
        }
    }

    /** The next phase begins. */
    void restart() {
        lock.lock();
        try {
            deadline = System.nanoTime() + limit.toNanos();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a person; a new span begins after it. */
    <T> T paused(Supplier<T> person) {
        pause(1);
        try {
            return person.get();
        } finally {
            pause(-1);
        }
    }

    void paused(Runnable person) {
        paused(() -> {
            person.run();
            return true;
        });
    }

    private void pause(int by) {
        lock.lock();
        try {
            pauses += by;
            deadline = System.nanoTime() + limit.toNanos();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean ranOut() {
        lock.lock();
        try {
            return ranOut;
        } finally {
            lock.unlock();
        }
    }

    Duration limit() {
        return limit;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
