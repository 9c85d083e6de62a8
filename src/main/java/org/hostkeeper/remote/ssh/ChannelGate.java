package org.hostkeeper.remote.ssh;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds back channels that the server would refuse. How many it allows (sshd's MaxSessions) cannot be asked, so a
 * refusal teaches it; since a command that will not die keeps its place on the server, the limit is tried again later.
 */
final class ChannelGate {
    private static final int TRY_MORE_AFTER = 50;

    /** So many places are kept from those who stay for hours, or nothing else would get through. */
    private static final int FOR_THE_REST = 3;

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int limit;
    private int open;
    private int sinceRefusal;
    private int staying;

    ChannelGate(int most) {
        this.most = most;
        this.limit = most;
    }

    /** Waits for a place; false if none is free in this time. */
    boolean enter(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while (open >= limit) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            open++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The channel was closed. */
    void leave() {
        lock.lock();
        try {
            open--;
            if (limit < most && ++sinceRefusal >= TRY_MORE_AFTER) {
                limit++;
                sinceRefusal = 0;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The server refused the channel that had just entered; its place is given back. */
    void refused() {
        lock.lock();
        try {
            open--;
            limit = Math.max(1, open);
            sinceRefusal = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Notes one who will stay for long; false if that would leave too few places for the rest. */
    boolean stay() {
        lock.lock();
        try {
            if (staying + FOR_THE_REST >= limit) {
                return false;
            }
            staying++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** One who stayed is going. */
    void go() {
        lock.lock();
        try {
            staying--;
        } finally {
            lock.unlock();
        }
    }

    /** How many channels are held to be allowed now. */
    int limit() {
        lock.lock();
        try {
            return limit;
        } finally {
            lock.unlock();
        }
    }
}
