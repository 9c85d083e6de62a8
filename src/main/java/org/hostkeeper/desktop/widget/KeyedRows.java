package org.hostkeeper.desktop.widget;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

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

        private Row(V value) {
            this.value = new SimpleObjectProperty<>(value);
        }

        public V value() {
            return value.get();
        }

        public ObjectProperty<V> property() {
            return value;
        }
    }

    private final Function<V, K> key;
    private final Map<K, Row<V>> byKey = new HashMap<>();
    private final ObservableList<Row<V>> rows =
            FXCollections.observableArrayList(row -> new Observable[] {row.property()});

    public KeyedRows(Function<V, K> key) {
        this.key = key;
    }

    public ObservableList<Row<V>> list() {
        return rows;
    }

    /** Adds what is new and changes what differs; nothing else is touched. */
    public void put(List<V> values) {
        List<Row<V>> added = values.stream()
                .filter(value -> !changed(value))
                .map(value -> {
                    Row<V> row = new Row<>(value);
                    byKey.put(key.apply(value), row);
                    return row;
                })
                .toList();
        if (!added.isEmpty()) {
            rows.addAll(added);
        }
    }

    /** Removes the rows of all other keys. */
    public void keepOnly(Set<K> keys) {
        if (byKey.keySet().retainAll(keys)) {
            rows.removeIf(row -> !byKey.containsKey(key.apply(row.value())));
        }
    }

    private boolean changed(V value) {
        Row<V> row = byKey.get(key.apply(value));
        if (row == null) {
            return false;
        }
        if (!row.value().equals(value)) {
            row.property().set(value);
        }
        return true;
    }
}
