package org.hostkeeper.desktop.fx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Gathers a stream of things, in order, between two frames. What does not fit is dropped from the oldest end and
 * counted: a flood of log lines must cost neither memory nor frames. {@link #add} is safe from any thread.
 */
public final class Funnel<T> {
    /** What came since the last frame; {@code dropped} of them were too many and are missing at the front. */
    public record Batch<T>(List<T> items, long dropped) {}

    private final Executor executor;
    private final int bound;
    private final Consumer<Batch<T>> sink;
    private final Deque<T> gathered = new ArrayDeque<>();
    private long dropped;
    private boolean scheduled;

    public Funnel(Executor executor, int bound, Consumer<Batch<T>> sink) {
        this.executor = executor;
        this.bound = bound;
        this.sink = sink;
    }

    public void add(T item) {
        synchronized (gathered) {
            gathered.addLast(item);
            if (gathered.size() > bound) {
                gathered.removeFirst();
                dropped++;
            }
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        executor.execute(this::handOver);
    }

    private void handOver() {
        Batch<T> batch;
        synchronized (gathered) {
            scheduled = false;
            batch = new Batch<>(new ArrayList<>(gathered), dropped);
            gathered.clear();
            dropped = 0;
        }
        sink.accept(batch);
    }
}
