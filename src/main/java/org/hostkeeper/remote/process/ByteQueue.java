package org.hostkeeper.remote.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes on their way from the thread that must not wait for long to one that may. It is bounded: a reader that stays
 * behind holds the writer up for a while, and after that the queue is broken rather than the memory filled.
 */
public final class ByteQueue {
    private final int capacity;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();
    private int offset;
    private int size;
    private boolean ended;
    private boolean closed;

    /**
     * @param capacity bytes
     * @param patience how long a writer is held up before the reader counts as gone
     */
    public ByteQueue(int capacity, Duration patience) {
        this.capacity = capacity;
        this.patience = patience;
    }

    /** Appends; false if nobody reads any more or the reader stayed behind for too long. */
    public boolean put(byte[] bytes, int from, int length) {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!closed && size > 0 && size + length > capacity) {
                if (left <= 0) {
                    closed = true;
                    changed.signalAll();
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            if (closed || ended) {
                return false;
            }
            chunks.add(java.util.Arrays.copyOfRange(bytes, from, from + length));
            size += length;
            changed.signalAll();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** No more will come; what is there can still be read. */
    public void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody reads any more. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            chunks.clear();
            size = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for bytes; -1 at the end. @param millis 0 waits for ever, else {@link SocketTimeoutException} after it */
    public int take(byte[] into, int from, int length, int millis) throws IOException {
        if (length == 0) {
            return 0;
        }
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (size == 0 && !ended && !closed) {
                if (millis == 0) {
                    changed.await();
                } else if (left <= 0) {
                    throw new SocketTimeoutException("Nothing came within " + millis + " ms");
                } else {
                    left = changed.awaitNanos(left);
                }
            }
            return size == 0 ? -1 : first(into, from, length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while reading", e);
        } finally {
            lock.unlock();
        }
    }

    private int first(byte[] into, int from, int length) {
        byte[] chunk = chunks.getFirst();
        int n = Math.min(length, chunk.length - offset);
        System.arraycopy(chunk, offset, into, from, n);
        offset += n;
        size -= n;
        if (offset == chunk.length) {
            chunks.removeFirst();
            offset = 0;
        }
        changed.signalAll();
        return n;
    }

    public int available() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /** Reads from here without a time limit. */
    public InputStream stream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return take(one, 0, 1, 0) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return take(into, from, length, 0);
            }

            @Override
            public void close() {
                ByteQueue.this.close();
            }
        };
    }
}
