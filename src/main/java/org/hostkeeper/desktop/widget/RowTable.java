package org.hostkeeper.desktop.widget;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.words.Text;

/**
 * The table of every page: rows of 32 px, many of which can be selected, columns that remember themselves, a filter
 * beneath the sort. It is built once; rows come, change and go in their {@link KeyedRows}.
 */
public final class RowTable<V> extends TableView<Row<V>> {
    private static final double NARROWEST = 0.85;
    private static final double SCROLL_BAR = 16;

    private final List<TableColumn<Row<V>, ?>> dispensable = new ArrayList<>();
    private final Surroundings around;
    private final Words words;
    private final FilteredList<Row<V>> filtered;

    public RowTable(Surroundings around, Words words, KeyedRows<?, V> rows, String accessibleName) {
        this.around = around;
        this.words = words;
        this.filtered = new FilteredList<>(rows.list());
        SortedList<Row<V>> sorted = new SortedList<>(filtered);
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        setFixedCellSize(32);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        widthProperty().addListener((_, _, width) -> makeRoom(width.doubleValue()));
        accessibleTextProperty().bind(words.say(accessibleName));
    }

    /** Shows only what the predicate holds for; a change of it filters anew. */
    public void filterBy(ObservableValue<Predicate<V>> wanted) {
        filtered.predicateProperty().bind(wanted.map(next -> row -> next.test(row.value())));
    }

    /** What is selected, in the order of the table. */
    public List<V> chosen() {
        return getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .map(Row::value)
                .toList();
    }

    /** Selects the one row that this holds for, and scrolls to it; without such a row nothing changes. */
    public void reveal(Predicate<V> wanted) {
        getItems().stream().filter(row -> wanted.test(row.value())).findFirst().ifPresent(row -> {
            int index = getItems().indexOf(row);
            getSelectionModel().clearAndSelect(index);
            getFocusModel().focus(index);
            scrollTo(index);
            requestFocus();
        });
    }

    /** The one row that the detail is about: where the keyboard is within the selection. */
    public Optional<Row<V>> lead() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    /** What the thing is called: the first column, in strong type. */
    public TableColumn<Row<V>, String> name(String key, double width, Function<V, String> value) {
        TableColumn<Row<V>, String> column = text(key, width, value);
        column.getStyleClass().add("name");
        return column;
    }

    public TableColumn<Row<V>, String> text(String key, double width, Function<V, String> value) {
        TableColumn<Row<V>, String> column = column(key, width, value, Cells.Plainly::new);
        column.setComparator(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()));
        return column;
    }

    public TableColumn<Row<V>, Text> words(String key, double width, Function<V, Text> value) {
        TableColumn<Row<V>, Text> column = column(key, width, value, () -> new Cells.Worded<>(around));
        column.setComparator(Comparator.comparing(around.language()::now));
        return column;
    }

    /** A state; its word is never cut off for want of width. */
    public TableColumn<Row<V>, State> state(String key, double width, Function<V, State> value) {
        TableColumn<Row<V>, State> column = column(key, width, value, () -> new Cells.Stateful<>(around));
        column.setMinWidth(width);
        return column;
    }

    public TableColumn<Row<V>, Long> age(String key, double width, Function<V, Optional<Instant>> value) {
        return column(key, width, v -> Cells.Aged.sortable(value.apply(v)), () -> new Cells.Aged<>(around));
    }

    /** A number, right-aligned; written by {@code shown}, sorted by itself. NaN shows nothing. */
    public TableColumn<Row<V>, Double> number(
            String key, double width, Function<V, Double> value, Function<Double, Text> shown) {
        TableColumn<Row<V>, Double> column = column(key, width, value, () -> new Numbers<>(around, shown));
        column.getStyleClass().add("number");
        return column;
    }

    /** How it is sorted as long as the person has not chosen another way: by the first, what is equal by the next. */
    @SafeVarargs
    public final void sortFirstBy(TableColumn<Row<V>, ?>... columns) {
        getSortOrder().setAll(List.of(columns));
    }

    /** Sets the columns as they were kept under this name, and keeps them; called when all columns are there. */
    public void remember(String name) {
        ColumnLayout.remember(this, name, around.columns());
    }

    /** These columns go, the first one first, while the table is too narrow for all; they come back with the room. */
    @SafeVarargs
    public final void dispensable(TableColumn<Row<V>, ?>... columns) {
        dispensable.addAll(List.of(columns));
    }

    private void makeRoom(double width) {
        double needed = getColumns().stream().mapToDouble(TableColumn::getMinWidth).sum() + SCROLL_BAR;
        for (TableColumn<Row<V>, ?> column : dispensable) {
            boolean fits = needed <= width;
            column.setVisible(fits);
            needed -= fits ? 0 : column.getMinWidth();
        }
    }

    private <T> TableColumn<Row<V>, T> column(
            String key, double width, Function<V, T> value, Supplier<TableCell<Row<V>, T>> cell) {
        TableColumn<Row<V>, T> column = new TableColumn<>();
        column.setId(key);
        column.textProperty().bind(words.say("column." + key));
        column.setPrefWidth(width);
        column.setMinWidth(width * NARROWEST);
        column.setCellValueFactory(row -> row.getValue().property().map(value));
        column.setCellFactory(_ -> cell.get());
        getColumns().add(column);
        return column;
    }
}
