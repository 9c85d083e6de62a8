package org.hostkeeper.desktop.widget;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The same rows in another order, worked out on any thread; one order of a list at a time.
 *
 * @param rows in their new order
 * @param from the first that stands elsewhere than before
 * @param places where each of those from there on has gone, up to the last that has moved
 */
record RowOrder<V>(List<FiledRow<V>> rows, int from, int[] places) {
    static <V> RowOrder<V> of(List<FiledRow<V>> before, List<FiledRow<V>> after) {
        int from = 0;
        while (from < after.size() && after.get(from) == before.get(from)) {
            from++;
        }
        int to = after.size();
        while (to > from && after.get(to - 1) == before.get(to - 1)) {
            to--;
        }
        for (int i = from; i < to; i++) {
            before.get(i).before = i - from;
        }
        int[] places = new int[to - from];
        for (int i = from; i < to; i++) {
            places[after.get(i).before] = i;
        }
        return new RowOrder<>(after, from, places);
    }

    /** Those that move where they belong, among all others as they are. */
    static <V> RowOrder<V> moved(
            List<FiledRow<V>> before, List<FiledRow<V>> moving, Comparator<FiledRow<V>> order) {
        moving.forEach(row -> row.taken = true);
        List<FiledRow<V>> rest = new ArrayList<>(before);
        rest.removeIf(row -> row.taken);
        moving.forEach(row -> row.taken = false);
        return of(before, merged(rest, moving, order));
    }

    /** Both in one order. */
    static <V> List<FiledRow<V>> merged(
            List<FiledRow<V>> sorted, List<FiledRow<V>> others, Comparator<FiledRow<V>> order) {
        List<FiledRow<V>> incoming = new ArrayList<>(others);
        incoming.sort(order);
        List<FiledRow<V>> all = new ArrayList<>(sorted.size() + incoming.size());
        int from = 0;
        for (FiledRow<V> row : incoming) {
            int to = -Collections.binarySearch(sorted.subList(from, sorted.size()), row, order) - 1 + from;
            all.addAll(sorted.subList(from, to));
            all.add(row);
            from = to;
        }
        all.addAll(sorted.subList(from, sorted.size()));
        return all;
    }
}
