package org.hostkeeper.desktop.fx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Gathers changes by key as {@link Latest} does, but has them read by another thread first: what a host's new state means
 * for a thousand rows is worked out beside the JavaFX thread, which then only shows what differs. One thread reads at a
 * time, and the sink is called once a frame at most. {@link #put} is safe from any thread.
 */
public final class Beside<K, V> {
    private final Executor worker;
    private final Consumer<List<V>> reading;
    private final Function<V, K> key;
    private final Latest<K, V> read;
    private final Map<K, V> gathered = new LinkedHashMap<>();
    private boolean busy;

    /**
     * @param nextFrame where the sink runs
     * @param worker where the reading runs
     * @param sink is given what was read, after that
     */
    public Beside(
            Executor nextFrame, Executor worker, Function<V, K> key, Consumer<List<V>> reading, Consumer<List<V>> sink) {
        this.worker = worker;
        this.reading = reading;
        this.key = key;
        this.read = new Latest<>(nextFrame, sink);
    }

    public void put(V value) {
        synchronized (gathered) {
            gathered.put(key.apply(value), value);
            if (busy) {
                return;
            }
            busy = true;
        }
        worker.execute(this::read);
    }

    private void read() {
        boolean done = false;
        try {
            for (List<V> values = take(); !values.isEmpty(); values = take()) {
                reading.accept(values);
                values.forEach(value -> read.put(key.apply(value), value));
            }
            done = true;
        } finally {
            if (!done) { // a bug in the reading must not be the end of all that comes later
                rest();
            }
        }
    }

    /** What has come since; if it is nothing, the work is done. */
    private List<V> take() {
        synchronized (gathered) {
            List<V> values = new ArrayList<>(gathered.values());
            gathered.clear();
            busy = !values.isEmpty();
            return values;
        }
    }

    private void rest() {
        synchronized (gathered) {
            busy = false;
        }
    }
}
