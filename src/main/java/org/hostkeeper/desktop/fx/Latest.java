package org.hostkeeper.desktop.fx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Gathers changes by key between two frames and hands over only the latest of each: a host that reports a hundred times
 * while one frame is drawn is drawn once. {@link #put} is safe from any thread; the sink runs on the executor.
 */
public final class Latest<K, V> {
    private final Executor executor;
    private final Consumer<List<V>> sink;
    private final Map<K, V> gathered = new LinkedHashMap<>();
    private boolean scheduled;

    public Latest(Executor executor, Consumer<List<V>> sink) {
        this.executor = executor;
        this.sink = sink;
    }

    public void put(K key, V value) {
        synchronized (gathered) {
            gathered.put(key, value);
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        executor.execute(this::handOver);
    }

    private void handOver() {
        List<V> values;
        synchronized (gathered) {
            scheduled = false;
            values = new ArrayList<>(gathered.values());
            gathered.clear();
        }
        sink.accept(values);
    }
}
