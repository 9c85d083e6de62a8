package org.hostkeeper.desktop.widget;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
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
 * move, when {@link #settle} is called; of a long table the new order is worked out beside the JavaFX thread. A row that
 * comes or goes does so at once. Rows that move are told as a permutation, so they stay selected.
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

    /** Shorter tables are put in order where they stand. */
    private static final int LONG = 1000;

    /** All rows, in the order of the source. */
    private final List<FiledRow<V>> files = new ArrayList<>();

    /** Those that may have to come, go or move. */
    private final List<FiledRow<V>> noted = new ArrayList<>();

    private final Executor worker;
    private final Executor back;
    private final Runnable onChanged;

    /** What must not happen while an order is worked out, in its turn. */
    private final List<Runnable> afterwards = new ArrayList<>();

    private boolean ordering;
    private List<FiledRow<V>> shown = new ArrayList<>();
    private List<By<V, ?>> order = List.of();
    private Predicate<V> wanted = _ -> true;

    /**
     * @param worker works out the order of a long table
     * @param back brings it to the JavaFX thread
     * @param onChanged is told when there is something for {@link #settle} to move
     */
    ShownRows(ObservableList<Row<V>> source, Executor worker, Executor back, Runnable onChanged) {
        this.worker = worker;
        this.back = back;
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
        if (ordering) {
            afterwards.add(() -> sort(criteria));
            return;
        }
        order = List.copyOf(criteria);
        files.forEach(f -> {
            f.next = keys(f.row);
            f.keys = f.next;
        });
        sortAnew();
        settle(); // what changed has its new keys already, but may have to come or go
    }

    private void sortAnew() {
        List<FiledRow<V>> sorted = new ArrayList<>(shown);
        sorted.sort(this::compare);
        reorder(RowOrder.of(shown, sorted));
    }

    /** Puts all where it belongs as it is now; nothing is told if nothing has to move. */
    void settle() {
        if (ordering) {
            afterwards.add(this::settle);
            return;
        }
        List<FiledRow<V>> leaving = new ArrayList<>();
        List<FiledRow<V>> moving = new ArrayList<>();
        List<FiledRow<V>> coming = new ArrayList<>();
        for (FiledRow<V> file : noted) {
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
        if (moving.isEmpty()) {
            enter(coming);
        } else if (shown.size() < LONG) {
            reorder(RowOrder.moved(shown, moving, this::compare));
            enter(coming);
        } else {
            moveBeside(moving, coming);
        }
    }

    private void moveBeside(List<FiledRow<V>> moving, List<FiledRow<V>> coming) {
        List<FiledRow<V>> before = shown;
        ordering = true;
        worker.execute(() -> {
            Optional<RowOrder<V>> found = Optional.empty();
            try {
                found = Optional.of(RowOrder.moved(before, moving, this::compare));
            } finally {
                Optional<RowOrder<V>> order = found;
                back.execute(() -> arrive(before, order, coming));
            }
        });
    }

    /** The order has been worked out; meanwhile rows may have come or gone, or are not wanted any more. */
    private void arrive(List<FiledRow<V>> before, Optional<RowOrder<V>> found, List<FiledRow<V>> coming) {
        ordering = false;
        if (shown == before && found.isPresent()) {
            reorder(found.get());
        } else {
            sortAnew();
        }
        enter(coming.stream().filter(f -> !f.gone && !f.shown && f.fits).toList());
        List<Runnable> due = List.copyOf(afterwards);
        afterwards.clear();
        due.forEach(Runnable::run);
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
    private boolean file(FiledRow<V> file) {
        file.next = keys(file.row);
        file.fits = wanted.test(file.row.value());
        boolean settled = file.isSettled();
        if (!settled && !file.noted) {
            file.noted = true;
            noted.add(file);
        }
        return settled;
    }

    private void go(List<FiledRow<V>> going) {
        going.forEach(f -> f.gone = true);
        List<FiledRow<V>> leaving = going.stream().filter(f -> f.shown).toList();
        going.clear();
        leave(leaving);
    }

    private void come(int place, Collection<? extends Row<V>> rows) {
        List<FiledRow<V>> all = rows.stream().map(row -> new FiledRow<>(row, keys(row))).toList();
        files.addAll(place, all);
        all.forEach(f -> f.fits = wanted.test(f.row.value()));
        enter(all.stream().filter(f -> f.fits).toList());
    }

    private void leave(List<FiledRow<V>> leaving) {
        if (leaving.isEmpty()) {
            return;
        }
        beginChange();
        leaving.forEach(f -> f.shown = false);
        List<FiledRow<V>> rest = new ArrayList<>(shown.size());
        for (FiledRow<V> file : shown) {
            if (file.shown) {
                rest.add(file);
            } else {
                nextRemove(rest.size(), file.row);
            }
        }
        shown = rest;
        endChange();
    }

    private void enter(List<FiledRow<V>> coming) {
        if (coming.isEmpty()) {
            return;
        }
        beginChange();
        coming.forEach(f -> {
            f.shown = true;
            f.incoming = true;
        });
        shown = RowOrder.merged(shown, coming, this::compare);
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).incoming) {
                shown.get(i).incoming = false;
                nextAdd(i, i + 1);
            }
        }
        endChange();
    }

    private void reorder(RowOrder<V> next) {
        if (next.places().length > 0) {
            beginChange();
            shown = next.rows();
            nextPermutation(next.from(), next.from() + next.places().length, next.places());
            endChange();
        }
    }

    private Object[] keys(Row<V> row) {
        Object[] keys = new Object[order.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = order.get(i).key().apply(row.value());
        }
        return keys;
    }

    private int compare(FiledRow<V> one, FiledRow<V> other) {
        for (int i = 0; i < order.size(); i++) {
            int difference = order.get(i).compare(one.keys[i], other.keys[i]);
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(one.row.place(), other.row.place());
    }
}
