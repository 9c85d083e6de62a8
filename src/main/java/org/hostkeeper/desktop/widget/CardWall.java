package org.hostkeeper.desktop.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.words.Language;

/**
 * The rows of a table as cards, as many beside one another as there is room for. Only the lines on screen have nodes, which
 * are used again; arrows move among the cards. Order, filter and selection are the table's own, so that the same actions
 * hold in both views.
 */
public final class CardWall<V> extends ListView<CardWall.Line<V>> {
    /** One line of the list: a group's name, or some cards. */
    sealed interface Line<V> {
        /** Above the cards of a group. */
        record Heading<V>(String words) implements Line<V> {}

        /** Cards beside one another. */
        record Cards<V>(List<Row<V>> rows) implements Line<V> {}
    }

    /** Rows that belong together; those without a heading just follow. */
    public record Section<V>(String heading, List<Row<V>> rows) {}

    static final double GAP = 8;
    private static final double ROOM = 24;

    private final Surroundings around;
    private final RowTable<V> table;
    private final IntegerProperty perLine = new SimpleIntegerProperty(1);
    private Supplier<List<Section<V>>> sections;
    private boolean due;

    /**
     * @param width of each card
     * @param making one more card for this wall
     */
    public CardWall(Surroundings around, RowTable<V> table, double width, Function<CardWall<V>, WallCard<V>> making) {
        this.around = around;
        this.table = table;
        this.sections = () -> List.of(new Section<>("", table.getItems()));
        getStyleClass().add("card-wall");
        getStylesheets().add(Look.sheet(CardWall.class, "card-wall.css"));
        setCellFactory(_ -> new CardLine<>(() -> making.apply(this)));
        widthProperty().addListener((_, _, now) -> perLine.set(Math.max(1, (int) ((now.doubleValue() - ROOM) / (width + GAP)))));
        perLine.addListener(_ -> arrange());
        table.getItems().addListener((ListChangeListener<Row<V>>) _ -> arrange());
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Row<V>>) _ -> refresh());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        fill();
    }

    /** What it is called, and what stands there while it is empty. */
    public CardWall<V> named(ObservableValue<String> words, Node empty) {
        accessibleTextProperty().bind(words);
        setPlaceholder(empty);
        return this;
    }

    /** In these groups. */
    public CardWall<V> grouped(Supplier<List<Section<V>>> groups) {
        sections = groups;
        fill();
        return this;
    }

    /** Makes the lines anew with the next frame: many changes of one moment make them once. */
    public void arrange() {
        if (!due) {
            due = true;
            around.nextFrame().execute(() -> {
                due = false;
                fill();
            });
        }
    }

    private void fill() {
        List<Line<V>> lines = new ArrayList<>();
        for (Section<V> section : sections.get()) {
            if (!section.heading().isEmpty()) {
                lines.add(new Line.Heading<>(section.heading()));
            }
            for (int i = 0; i < section.rows().size(); i += perLine.get()) {
                int end = Math.min(section.rows().size(), i + perLine.get());
                lines.add(new Line.Cards<>(List.copyOf(section.rows().subList(i, end))));
            }
        }
        if (!lines.equals(getItems())) {
            getItems().setAll(lines);
        }
    }

    Language language() {
        return around.language();
    }

    boolean isChosen(Row<V> row) {
        return table.getSelectionModel().getSelectedItems().contains(row);
    }

    /** Selects this one; together with the others if {@code more}. */
    void choose(Row<V> row, boolean more) {
        if (!more) {
            table.getSelectionModel().clearSelection();
        }
        int index = table.getItems().indexOf(row);
        if (more && isChosen(row)) {
            table.getSelectionModel().clearSelection(index);
        } else {
            table.getSelectionModel().select(index);
        }
    }

    private void key(KeyEvent event) {
        int step = switch (event.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -perLine.get();
            case DOWN -> perLine.get();
            default -> 0;
        };
        if (step == 0 || table.getItems().isEmpty()) {
            return;
        }
        int lead = table.lead().map(table.getItems()::indexOf).orElse(-1);
        int next = lead < 0 ? 0 : Math.clamp(lead + step, 0, table.getItems().size() - 1);
        Row<V> row = table.getItems().get(next);
        if (event.isShiftDown()) {
            table.getSelectionModel().select(next);
        } else {
            table.getSelectionModel().clearAndSelect(next);
        }
        showLine(row);
        event.consume();
    }

    private void showLine(Row<V> row) {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i) instanceof Line.Cards<V>(List<Row<V>> rows) && rows.contains(row)) {
                scrollTo(i);
                return;
            }
        }
    }
}
