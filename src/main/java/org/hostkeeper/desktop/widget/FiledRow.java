package org.hostkeeper.desktop.widget;

import java.util.Arrays;
import org.hostkeeper.desktop.widget.KeyedRows.Row;

/** A row as {@link ShownRows} files it. What it is filed under stays as it is while a new order is worked out. */
final class FiledRow<V> {
    final Row<V> row;

    /** What it stands under, and what it belongs under as it is now. */
    Object[] keys;

    Object[] next;

    /** Whether the filter wants it, and whether it is shown: what differs is noted, to be settled. */
    boolean fits;

    boolean shown;
    boolean noted;

    /** Whether the source has it no more. */
    boolean gone;

    boolean incoming;

    /** These two are for whoever works out an order. */
    boolean taken;

    int before;

    FiledRow(Row<V> row, Object[] keys) {
        this.row = row;
        this.keys = keys;
        this.next = keys;
    }

    boolean isSettled() {
        return shown == fits && (!shown || Arrays.equals(keys, next));
    }
}
