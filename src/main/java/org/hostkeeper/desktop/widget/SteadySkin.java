package org.hostkeeper.desktop.widget;

import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableViewSkin;
import javafx.scene.control.skin.VirtualFlow;

/**
 * Draws a table whose rows change places all the time. JavaFX's own skin then lays out all of the table anew; this one
 * writes only those rows in sight that hold another thing than before.
 */
final class SteadySkin<R> extends TableViewSkin<R> {
    SteadySkin(TableView<R> table) {
        super(table);
        // a group asks for layout whenever the bounds of something in it may be others, as with each new word in a cell
        getVirtualFlow().lookup(".sheet").setManaged(false);
    }

    @Override
    protected void updateItemCount() {
        VirtualFlow<TableRow<R>> flow = getVirtualFlow();
        TableRow<R> first = flow.getFirstVisibleCell();
        TableRow<R> last = flow.getLastVisibleCell();
        if (getItemCount() != flow.getCellCount() || first == null || last == null) {
            super.updateItemCount();
            return;
        }
        for (int i = first.getIndex(); i <= last.getIndex(); i++) {
            TableRow<R> row = flow.getVisibleCell(i);
            if (row != null && row.getItem() != getSkinnable().getItems().get(i)) {
                row.updateIndex(i);
            }
        }
    }
}
