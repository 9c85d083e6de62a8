package org.hostkeeper.desktop.widget;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Skin;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.ShownRows.By;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.words.Text;
import org.jspecify.annotations.Nullable;

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
    private final ShownRows<V> shown;
    private final Map<TableColumn<Row<V>, ?>, By<V, ?>> criteria = new HashMap<>();
    private final Settling settling;
    private Optional<SteadySkin<Row<V>>> steady = Optional.empty();
    private ObservableValue<Predicate<V>> wanted = new SimpleObjectProperty<>(_ -> true);

    public RowTable(Surroundings around, Words words, KeyedRows<?, V> rows, String accessibleName) {
        this.around = around;
        this.words = words;
        this.shown = new ShownRows<>(rows.list(), Thread::startVirtualThread, around.nextFrame(), this::changed);
        this.settling = Settling.toRead(System::nanoTime, shown::settle);
        setSortPolicy(_ -> sortAnew());
        setItems(shown);
        setFixedCellSize(32);
        setRowFactory(_ -> alone(new TableRow<>()));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        widthProperty().addListener((_, _, width) -> makeRoom(width.doubleValue()));
        accessibleTextProperty().bind(words.say(accessibleName));
        around.language().localeProperty().addListener(_ -> sortAnew());
    }

    /** Shows only what the predicate holds for; a change of it filters anew. */
    public void filterBy(ObservableValue<Predicate<V>> predicate) {
        wanted = predicate; // held: what it depends on holds it weakly only
        wanted.addListener((_, _, next) -> shown.filter(next));
        shown.filter(wanted.getValue());
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

    /** The rows that the person sees, from the top; none before the table was first drawn. */
    public List<Row<V>> inSight() {
        return steady.map(SteadySkin::inSight).orElse(List.of());
    }

    /** The one row that the detail is about: where the keyboard is within the selection. */
    public Optional<Row<V>> lead() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    /** Tells what the lead is whenever it has become another one. */
    public void onLead(Consumer<Optional<Row<V>>> told) {
        getSelectionModel().selectedItemProperty().addListener((_, _, next) -> told.accept(Optional.ofNullable(next)));
    }

    /** What the thing is called: the first column, in strong type. */
    public TableColumn<Row<V>, String> name(String key, double width, Function<V, String> value) {
        TableColumn<Row<V>, String> column = text(key, width, value);
        column.getStyleClass().add("name");
        return column;
    }

    public TableColumn<Row<V>, String> text(String key, double width, Function<V, String> value) {
        return column(
                key,
                width,
                value,
                Cells.Plainly::new,
                new By<>(value, String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder())));
    }

    public TableColumn<Row<V>, Text> words(String key, double width, Function<V, Text> value) {
        By<V, String> read = new By<>(v -> around.language().now(value.apply(v)), Comparator.naturalOrder());
        return column(key, width, value, () -> new Cells.Worded<>(around), read);
    }

    /** A state; its word is never cut off for want of width. */
    public TableColumn<Row<V>, State> state(String key, double width, Function<V, State> value) {
        By<V, SortedState> worstFirst = new By<>(v -> SortedState.of(value.apply(v), around), Comparator.naturalOrder());
        TableColumn<Row<V>, State> column = column(key, width, value, () -> new Cells.Stateful<>(around), worstFirst);
        column.setMinWidth(width);
        return column;
    }

    public TableColumn<Row<V>, Long> age(String key, double width, Function<V, Optional<Instant>> value) {
        Function<V, Long> since = v -> Cells.Aged.sortable(value.apply(v));
        return column(key, width, since, () -> new Cells.Aged<>(around), new By<>(since, Comparator.naturalOrder()));
    }

    /** A number, right-aligned; written by {@code shown}, sorted by itself. NaN shows nothing. */
    public TableColumn<Row<V>, Double> number(
            String key, double width, Function<V, Double> value, Function<Double, Text> shown) {
        By<V, Double> size = new By<>(value, Comparator.naturalOrder());
        TableColumn<Row<V>, Double> column = column(key, width, value, () -> new Numbers<>(around, shown), size);
        column.getStyleClass().add("number");
        return column;
    }

    /** What only this page shows so, drawn in cells of its own; its comparator is the values' own. */
    public <T extends Comparable<? super T>> TableColumn<Row<V>, T> drawn(
            String key, double width, Function<V, T> value, Supplier<TableCell<Row<V>, T>> cell) {
        return column(key, width, value, cell, new By<>(value, Comparator.naturalOrder()));
    }

    /** Opens what a row is about: with a click on it, or with Enter. */
    public void onOpen(Consumer<V> open) {
        setRowFactory(_ -> {
            TableRow<Row<V>> row = alone(new TableRow<>());
            row.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && !row.isEmpty() && event.isStillSincePress()) {
                    open.accept(row.getItem().value());
                }
            });
            return row;
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                lead().ifPresent(row -> open.accept(row.value()));
                event.consume();
            }
        });
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

    private void changed() {
        settling.ask();
    }

    private boolean sortAnew() {
        shown.sort(getSortOrder().stream().<By<V, ?>>map(this::criterion).toList());
        return true;
    }

    private By<V, ?> criterion(TableColumn<Row<V>, ?> column) {
        By<V, ?> upwards = Objects.requireNonNull(criteria.get(column));
        return column.getSortType() == TableColumn.SortType.DESCENDING ? upwards.reversed() : upwards;
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
            String key, double width, Function<V, T> value, Supplier<TableCell<Row<V>, T>> cell, By<V, ?> criterion) {
        TableColumn<Row<V>, T> column = new TableColumn<>();
        column.setId(key);
        column.textProperty().bind(words.say("column." + key));
        column.setPrefWidth(width);
        column.setMinWidth(width * NARROWEST);
        column.setCellValueFactory(row -> row.getValue().part(value));
        column.setCellFactory(_ -> alone(cell.get()));
        criteria.put(column, criterion);
        getColumns().add(column);
        return column;
    }

    /**
     * The table gives rows and cells their places and sizes whatever they hold, so what one of them shows is laid out
     * within it alone. Otherwise a new word in one cell would have the whole table laid out anew.
     */
    private static <C extends IndexedCell<?>> C alone(C cell) {
        cell.setManaged(false);
        return cell;
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        SteadySkin<Row<V>> skin = new SteadySkin<>(this, around.nextFrame());
        steady = Optional.of(skin);
        return skin;
    }

    /** The state as it is sorted: by its mark, then by the word that people read. */
    private record SortedState(Mark mark, String word) implements Comparable<SortedState> {
        static SortedState of(State state, Surroundings around) {
            return new SortedState(state.mark(), around.language().now(state.word()));
        }

        @Override
        public int compareTo(SortedState other) {
            int byMark = mark.compareTo(other.mark);
            return byMark != 0 ? byMark : word.compareTo(other.word);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SortedState(Mark its, String say) && mark == its && word.equals(say);
        }

        @Override
        public int hashCode() {
            return 31 * mark.hashCode() + word.hashCode();
        }
    }
}
