package org.hostkeeper.desktop.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Draws a table whose rows change places all the time. JavaFX's own skin then lays out all of the table anew; this one
 * writes only those rows in sight that hold another thing than before, with one frame or, on a slow machine, the next
 * ones. Nobody can press a row that is still to be written.
 */
final class SteadySkin<R> extends TableViewSkin<R> {
    /**
     * Half of what a frame has. A new order comes every few seconds and is shown with one frame or two: spread over more, old
     * and new rows stand side by side for longer, and it costs no less.
     */
    private static final long NANOS_A_FRAME = 8_000_000;

    private final Executor nextFrame;
    private boolean placing;

    SteadySkin(TableView<R> table, Executor nextFrame) {
        super(table);
        this.nextFrame = nextFrame;
        // a group asks for layout whenever the bounds of something in it may be others, as with each new word in a cell
        getVirtualFlow().lookup(".sheet").setManaged(false);
        table.getColumns().forEach(column -> column.widthProperty().addListener(_ -> placeLater()));
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> write(Long.MAX_VALUE));
        table.addEventFilter(KeyEvent.KEY_PRESSED, _ -> write(Long.MAX_VALUE));
    }

    /** Rows do not hear by themselves that a column is wider; asked while they are being placed, some would stay as they are. */
    private void placeLater() {
        if (!placing) {
            placing = true;
            nextFrame.execute(() -> {
                placing = false;
                rows().forEach(TableRow::requestLayout);
            });
        }
    }

    @Override
    protected void updateItemCount() {
        VirtualFlow<TableRow<R>> flow = getVirtualFlow();
        if (getItemCount() != flow.getCellCount() || flow.getFirstVisibleCell() == null) {
            super.updateItemCount();
            return;
        }
        write(NANOS_A_FRAME);
    }

    /**
     * What is seen, from the top; asked with each frame, so it looks at no cell but the first and the last. These are where
     * they were drawn last: the list may be shorter by now.
     */
    List<R> inSight() {
        TableRow<R> first = getVirtualFlow().getFirstVisibleCell();
        TableRow<R> last = getVirtualFlow().getLastVisibleCell();
        if (first == null || last == null) {
            return List.of();
        }
        List<R> items = getSkinnable().getItems();
        int end = Math.min(last.getIndex() + 1, items.size());
        return items.subList(Math.min(first.getIndex(), end), end);
    }

    /** Writes those rows that hold another thing until this time is over, one at least, and the others with the next frames. */
    private void write(long nanos) {
        long began = System.nanoTime();
        boolean written = false;
        for (TableRow<R> row : rows()) {
            if (row.getIndex() < getItemCount() && row.getItem() != getSkinnable().getItems().get(row.getIndex())) {
                if (written && System.nanoTime() - began > nanos) {
                    nextFrame.execute(() -> write(NANOS_A_FRAME));
                    return;
                }
                row.updateIndex(row.getIndex());
                written = true;
            }
        }
    }

    private List<TableRow<R>> rows() {
        VirtualFlow<TableRow<R>> flow = getVirtualFlow();
        TableRow<R> first = flow.getFirstVisibleCell();
        TableRow<R> last = flow.getLastVisibleCell();
        List<TableRow<R>> rows = new ArrayList<>();
        if (first != null && last != null) {
            for (int i = first.getIndex(); i <= last.getIndex(); i++) {
                TableRow<R> row = flow.getVisibleCell(i);
                if (row != null) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }
}
