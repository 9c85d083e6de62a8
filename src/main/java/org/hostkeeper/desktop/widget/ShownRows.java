package org.hostkeeper.desktop.widget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import org.hostkeeper.desktop.widget.KeyedRows.Row;

/**
 * The rows as a table shows them, filtered and sorted. JavaFX's own filtered and sorted lists look at every row whenever
 * one changes, which ten thousand rows with two thousand changes a second cannot bear. Here a row is filed under sort keys
 * that are taken once; what changed is noted, and is filed anew, with all else that changed, when {@link #settle} is
 * called. A row that comes or goes does so at once. Rows that move are told as a permutation, so they stay selected.
 */
final class ShownRows<V> extends ObservableListBase<Row<V>> {
    /** One criterion of the order: what of a value is compared, and how. */
    record By<V, K>(Function<V, K> key, Comparator<? super K> order) {
        By<V, K> reversed() {
            return new By<>(key, order.reversed());
        }

        @SuppressWarnings("unchecked") // the keys at this place were taken by this criterion
        private int compare(Object one, Object other) {
            return order.compare((K) one, (K) other);
        }
    }

    /** A row and how it is filed. */
    private static final class Filed<V> {
        private final Row<V> row;
        private Object[] keys;
        private boolean shown;
        private boolean taken;
        private int at;

        private Filed(Row<V> row, Object[] keys) {
            this.row = row;
            this.keys = keys;
        }
    }

    private final Map<Row<V>, Filed<V>> files = new HashMap<>();
    private final Set<Filed<V>> changed = new LinkedHashSet<>();
    private final Runnable onChanged;
    private List<Filed<V>> shown = new ArrayList<>();
    private List<By<V, ?>> order = List.of();
    private Predicate<V> wanted = _ -> true;

    /** @param onChanged is told when rows have changed that {@link #settle} has to file anew */
    ShownRows(ObservableList<Row<V>> source, Runnable onChanged) {
        this.onChanged = onChanged;
        come(source);
        source.addListener((ListChangeListener<Row<V>>) this::follow);
    }

    /** Shows only what this holds for. */
    void filter(Predicate<V> next) {
        settle();
        wanted = next;
        List<Filed<V>> leaving = shown.stream().filter(f -> !next.test(f.row.value())).toList();
        List<Filed<V>> coming = files.values().stream()
                .filter(f -> !f.shown && next.test(f.row.value()))
                .toList();
        leave(leaving);
        enter(coming);
    }

    /** Sorts by the first, what is equal by the next, and what is equal in all in the order of coming. */
    void sort(List<By<V, ?>> criteria) {
        order = List.copyOf(criteria);
        files.values().forEach(f -> f.keys = keys(f.row));
        List<Filed<V>> sorted = new ArrayList<>(shown);
        sorted.sort(this::compare);
        reorder(sorted);
        settle(); // what changed has its new keys already, but may have to come or go
    }

    /** Files what has changed since anew; nothing is told if nothing has to move. */
    void settle() {
        List<Filed<V>> leaving = new ArrayList<>();
        List<Filed<V>> moving = new ArrayList<>();
        List<Filed<V>> coming = new ArrayList<>();
        for (Filed<V> file : changed) {
            boolean fits = wanted.test(file.row.value());
            Object[] keys = keys(file.row);
            if (file.shown && !fits) {
                leaving.add(file);
            } else if (!file.shown && fits) {
                coming.add(file);
            } else if (file.shown && !Arrays.equals(file.keys, keys)) {
                moving.add(file);
            }
            file.keys = keys;
        }
        changed.clear();
        leave(leaving);
        move(moving);
        enter(coming);
    }

    @Override
    public Row<V> get(int index) {
        return shown.get(index).row;
    }

    @Override
    public int size() {
        return shown.size();
    }

    private void follow(ListChangeListener.Change<? extends Row<V>> change) {
        int updates = changed.size();
        while (change.next()) {
            if (change.wasUpdated()) {
                change.getList().subList(change.getFrom(), change.getTo()).forEach(row -> changed.add(files.get(row)));
            } else {
                go(change.getRemoved());
                come(change.getAddedSubList());
            }
        }
        if (changed.size() > updates) {
            onChanged.run();
        }
    }

    private void go(List<? extends Row<V>> rows) {
        List<Filed<V>> gone = new ArrayList<>();
        rows.forEach(row -> gone.add(files.remove(row)));
        changed.removeAll(gone);
        leave(gone.stream().filter(f -> f.shown).toList());
    }

    private void come(Collection<? extends Row<V>> rows) {
        List<Filed<V>> coming = new ArrayList<>();
        for (Row<V> row : rows) {
            Filed<V> file = new Filed<>(row, keys(row));
            files.put(row, file);
            if (wanted.test(row.value())) {
                coming.add(file);
            }
        }
        enter(coming);
    }

    private void leave(List<Filed<V>> leaving) {
        if (leaving.isEmpty()) {
            return;
        }
        beginChange();
        leaving.forEach(f -> f.shown = false);
        List<Filed<V>> rest = new ArrayList<>(shown.size());
        for (Filed<V> file : shown) {
            if (file.shown) {
                rest.add(file);
            } else {
                nextRemove(rest.size(), file.row);
            }
        }
        shown = rest;
        endChange();
    }

    private void enter(List<Filed<V>> coming) {
        if (coming.isEmpty()) {
            return;
        }
        beginChange();
        coming.forEach(f -> f.shown = true);
        shown = merged(shown, coming);
        coming.stream().mapToInt(f -> f.at).sorted().forEach(at -> nextAdd(at, at + 1));
        endChange();
    }

    private void move(List<Filed<V>> moving) {
        if (moving.isEmpty()) {
            return;
        }
        moving.forEach(f -> f.taken = true);
        List<Filed<V>> rest = new ArrayList<>(shown);
        rest.removeIf(f -> f.taken);
        moving.forEach(f -> f.taken = false);
        reorder(merged(rest, moving));
    }

    /** Both in one order; each then knows where it stands. */
    private List<Filed<V>> merged(List<Filed<V>> sorted, List<Filed<V>> others) {
        List<Filed<V>> incoming = new ArrayList<>(others);
        incoming.sort(this::compare);
        List<Filed<V>> all = new ArrayList<>(sorted.size() + incoming.size());
        int from = 0;
        for (Filed<V> file : incoming) {
            int to = -Collections.binarySearch(sorted.subList(from, sorted.size()), file, this::compare) - 1 + from;
            all.addAll(sorted.subList(from, to));
            all.add(file);
            from = to;
        }
        all.addAll(sorted.subList(from, sorted.size()));
        for (int i = 0; i < all.size(); i++) {
            all.get(i).at = i;
        }
        return all;
    }

    /** Tells the new order of the same rows, from the first that stands elsewhere to the last. */
    private void reorder(List<Filed<V>> sorted) {
        int from = 0;
        while (from < sorted.size() && sorted.get(from) == shown.get(from)) {
            from++;
        }
        int to = sorted.size();
        while (to > from && sorted.get(to - 1) == shown.get(to - 1)) {
            to--;
        }
        if (from == to) {
            return;
        }
        for (int i = from; i < to; i++) {
            sorted.get(i).at = i;
        }
        int[] places = shown.subList(from, to).stream().mapToInt(f -> f.at).toArray();
        beginChange();
        shown = sorted;
        nextPermutation(from, to, places);
        endChange();
    }

    private Object[] keys(Row<V> row) {
        return order.stream().map(by -> (Object) by.key().apply(row.value())).toArray();
    }

    private int compare(Filed<V> one, Filed<V> other) {
        for (int i = 0; i < order.size(); i++) {
            int difference = order.get(i).compare(one.keys[i], other.keys[i]);
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(one.row.place(), other.row.place());
    }
}
