package org.hostkeeper.desktop.widget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * Writes a table's columns as one line and sets them from it: {@code name:180 state:140+ address:200} means these, in
 * this order, this wide, sorted by state upwards ({@code -} downwards). What it does not know it leaves alone.
 */
final class ColumnLayout {
    private ColumnLayout() {}

    /** Sets the columns as they were kept, and keeps them from now on. */
    static void remember(TableView<?> table, String name, ColumnMemory memory) {
        memory.recall(name).ifPresent(layout -> apply(table, layout));
        Runnable keep = () -> memory.keep(name, write(table));
        table.getColumns().addListener((javafx.beans.InvalidationListener) _ -> keep.run());
        table.getColumns().forEach(column -> {
            column.widthProperty().addListener(_ -> keep.run());
            column.sortTypeProperty().addListener(_ -> keep.run());
        });
        table.getSortOrder().addListener((javafx.beans.InvalidationListener) _ -> keep.run());
    }

    static String write(TableView<?> table) {
        return table.getColumns().stream()
                .map(c -> c.getId() + ":" + Math.round(c.getWidth()) + sorted(table, c))
                .collect(Collectors.joining(" "));
    }

    static <R> void apply(TableView<R> table, String layout) {
        List<TableColumn<R, ?>> order = new ArrayList<>();
        List<TableColumn<R, ?>> sort = new ArrayList<>();
        for (String part : layout.split(" ", -1)) {
            String id = part.replaceAll(":.*", "");
            table.getColumns().stream().filter(c -> c.getId().equals(id)).findFirst().ifPresent(column -> {
                order.add(column);
                set(column, part, sort);
            });
        }
        Comparator<TableColumn<R, ?>> kept = Comparator.comparingInt(
                c -> order.contains(c) ? order.indexOf(c) : Integer.MAX_VALUE);
        List<TableColumn<R, ?>> arranged = table.getColumns().stream().sorted(kept).toList();
        table.getColumns().setAll(arranged);
        table.getSortOrder().setAll(sort);
    }

    private static <R> void set(TableColumn<R, ?> column, String part, List<TableColumn<R, ?>> sort) {
        String width = part.replaceAll("[^0-9]", "");
        if (!width.isEmpty() && width.length() < 5) {
            column.setPrefWidth(Integer.parseInt(width));
        }
        if (part.endsWith("+") || part.endsWith("-")) {
            column.setSortType(part.endsWith("+") ? TableColumn.SortType.ASCENDING : TableColumn.SortType.DESCENDING);
            sort.add(column);
        }
    }

    private static String sorted(TableView<?> table, TableColumn<?, ?> column) {
        if (!table.getSortOrder().contains(column)) {
            return "";
        }
        return column.getSortType() == TableColumn.SortType.ASCENDING ? "+" : "-";
    }
}
