package org.hostkeeper.desktop.widget;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;

/**
 * The rows of a table, known by their keys. A row keeps its place in memory for as long as its thing exists and only its
 * value changes, so that selection, focus and scroll position survive any refresh. Used on the JavaFX thread only, but
 * needs no stage.
 *
 * @param <K> what the row is about
 * @param <V> what it shows; equal values change nothing
 */
public final class KeyedRows<K, V> {
    /** One row; the value is never null. */
    public static final class Row<V> {
        private final ObjectProperty<V> value;
        private int place;

        private Row(V value, int place) {
            this.value = new SimpleObjectProperty<>(value);
            this.place = place;
        }

        public V value() {
            return value.get();
        }

        public ObjectProperty<V> property() {
            return value;
        }

        /** What this takes from the value; it tells nothing as long as that stays equal, whatever else of the value changes. */
        public <T> ObservableValue<T> part(Function<V, T> of) {
            return new Part<>(value, of);
        }

        /** Where it stands among all rows, in the order of their coming. */
        int place() {
            return place;
        }
    }

    private final Function<V, K> key;
    private final Map<K, Row<V>> byKey = new HashMap<>();
    private final Rows<V> rows = new Rows<>();

    public KeyedRows(Function<V, K> key) {
        this.key = key;
    }

    /** In the order of their coming; it tells additions, removals, and as updates which rows have another value. */
    public ObservableList<Row<V>> list() {
        return rows;
    }

    public Optional<Row<V>> find(K key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Adds what is new and changes what differs; nothing else is touched, and all of it is told as one change. */
    public void put(List<V> values) {
        rows.change(() -> values.forEach(this::put));
    }

    /** As {@link #put}, for what is known to differ from what is there: to compare ten thousand values takes its time. */
    public void change(List<V> values) {
        rows.change(() -> values.forEach(this::change));
    }

    /** Removes the rows of all other keys. */
    public void keepOnly(Set<K> keys) {
        if (byKey.keySet().retainAll(keys)) {
            rows.change(() -> rows.drop(row -> !byKey.containsKey(key.apply(row.value()))));
        }
    }

    /** Removes the rows of these keys. */
    public void remove(Set<K> keys) {
        if (byKey.keySet().removeAll(keys)) {
            rows.change(() -> rows.drop(row -> !byKey.containsKey(key.apply(row.value()))));
        }
    }

    private void put(V value) {
        Row<V> row = byKey.get(key.apply(value));
        if (row == null || !row.value().equals(value)) {
            change(value);
        }
    }

    private void change(V value) {
        K known = key.apply(value);
        Row<V> row = byKey.get(known);
        if (row == null) {
            byKey.put(known, rows.append(value));
        } else {
            row.property().set(value);
            rows.touched(row);
        }
    }

    /** The list itself: that each row knows its place saves looking for it among ten thousand. */
    private static final class Rows<V> extends ObservableListBase<Row<V>> {
        private final List<Row<V>> all = new ArrayList<>();

        void change(Runnable work) {
            beginChange();
            try {
                work.run();
            } finally {
                endChange();
            }
        }

        Row<V> append(V value) {
            Row<V> row = new Row<>(value, all.size());
            all.add(row);
            nextAdd(row.place, row.place + 1);
            return row;
        }

        void touched(Row<V> row) {
            nextUpdate(row.place);
        }

        void drop(Predicate<Row<V>> unwanted) {
            List<Row<V>> before = List.copyOf(all);
            all.clear();
            for (Row<V> row : before) {
                if (unwanted.test(row)) {
                    nextRemove(all.size(), row);
                } else {
                    row.place = all.size();
                    all.add(row);
                }
            }
        }

        @Override
        public boolean contains(Object row) {
            return row instanceof Row<?> known && known.place < all.size() && all.get(known.place) == row;
        }

        @Override
        public Row<V> get(int index) {
            return all.get(index);
        }

        @Override
        public int size() {
            return all.size();
        }
    }
}
