package org.hostkeeper.desktop.widget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;
import org.hostkeeper.desktop.widget.KeyedRows.Row;

/**
 * The rows as a table shows them, filtered and sorted. JavaFX's own filtered and sorted lists look at every row whenever
 * one changes, which ten thousand rows with two thousand changes a second cannot bear. Here a row is filed under sort keys
 * that are taken when it changes; what would then stand elsewhere is noted, and is put there, with all else that has to
 * move, when {@link #settle} is called. A row that comes or goes does so at once. Rows that move are told as a permutation, so they stay selected.
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
        private Object[] next;
        private boolean fits;
        private boolean shown;
        private boolean noted;
        private boolean gone;
        private boolean taken;
        private int at;

        private Filed(Row<V> row, Object[] keys) {
            this.row = row;
            this.keys = keys;
            this.next = keys;
        }

        private boolean isSettled() {
            return shown == fits && (!shown || Arrays.equals(keys, next));
        }
    }

    /** All rows, in the order of the source. */
    private final List<Filed<V>> files = new ArrayList<>();

    /** Those that may have to come, go or move. */
    private final List<Filed<V>> noted = new ArrayList<>();

    private final Runnable onChanged;
    private List<Filed<V>> shown = new ArrayList<>();
    private List<By<V, ?>> order = List.of();
    private Predicate<V> wanted = _ -> true;

    /** @param onChanged is told when there is something for {@link #settle} to move */
    ShownRows(ObservableList<Row<V>> source, Runnable onChanged) {
        this.onChanged = onChanged;
        come(0, source);
        source.addListener((ListChangeListener<Row<V>>) this::follow);
    }

    /** Shows only what this holds for. */
    void filter(Predicate<V> next) {
        wanted = next;
        files.forEach(this::file);
        settle();
    }

    /** Sorts by the first, what is equal by the next, and what is equal in all in the order of coming. */
    void sort(List<By<V, ?>> criteria) {
        order = List.copyOf(criteria);
        files.forEach(f -> {
            f.next = keys(f.row);
            f.keys = f.next;
        });
        List<Filed<V>> sorted = new ArrayList<>(shown);
        sorted.sort(this::compare);
        reorder(sorted);
        settle(); // what changed has its new keys already, but may have to come or go
    }

    /** Puts all where it belongs as it is now; nothing is told if nothing has to move. */
    void settle() {
        List<Filed<V>> leaving = new ArrayList<>();
        List<Filed<V>> moving = new ArrayList<>();
        List<Filed<V>> coming = new ArrayList<>();
        for (Filed<V> file : noted) {
            file.noted = false;
            if (file.gone || file.isSettled()) {
                continue;
            }
            if (file.shown) {
                (file.fits ? moving : leaving).add(file);
            } else {
                coming.add(file);
            }
            file.keys = file.next;
        }
        noted.clear();
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
        boolean all = true;
        while (change.next()) {
            if (change.wasUpdated()) {
                for (int i = change.getFrom(); i < change.getTo(); i++) {
                    all &= file(files.get(i));
                }
            } else {
                go(files.subList(change.getFrom(), change.getFrom() + change.getRemovedSize()));
                come(change.getFrom(), change.getAddedSubList());
            }
        }
        if (!all) {
            onChanged.run();
        }
    }

    /** Looks at a row as it is now, so that to settle needs to look at none; answers whether it may stay where it is. */
    private boolean file(Filed<V> file) {
        file.next = keys(file.row);
        file.fits = wanted.test(file.row.value());
        boolean settled = file.isSettled();
        if (!settled && !file.noted) {
            file.noted = true;
            noted.add(file);
        }
        return settled;
    }

    private void go(List<Filed<V>> going) {
        going.forEach(f -> f.gone = true);
        List<Filed<V>> leaving = going.stream().filter(f -> f.shown).toList();
        going.clear();
        leave(leaving);
    }

    private void come(int place, Collection<? extends Row<V>> rows) {
        List<Filed<V>> all = rows.stream().map(row -> new Filed<>(row, keys(row))).toList();
        files.addAll(place, all);
        all.forEach(f -> f.fits = wanted.test(f.row.value()));
        enter(all.stream().filter(f -> f.fits).toList());
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
        Object[] keys = new Object[order.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = order.get(i).key().apply(row.value());
        }
        return keys;
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
