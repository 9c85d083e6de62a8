package org.hostkeeper.desktop.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.RowTable;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;

/**
 * The hosts as cards, as many beside one another as there is room for. Only the lines on screen have nodes, which are used
 * again; arrows move among the cards, Space takes one into the selection. Selection is the table's own, so that the same
 * actions hold in both views.
 */
final class HostCards extends ListView<HostCards.Line> {
    /** One line of the list: a group's name, or some cards. */
    sealed interface Line {
        /** Above the cards of a group. */
        record Heading(HostGroups.Group group) implements Line {}

        /** Cards beside one another. */
        record Cards(List<Row<HostRow>> rows) implements Line {}
    }

    private static final double ROOM = 24;

    private final Surroundings around;
    private final RowTable<HostRow> table;
    private final HostGroups groups;
    private final Words words;
    private final IntegerProperty perLine = new SimpleIntegerProperty(1);
    private boolean due;

    HostCards(Surroundings around, RowTable<HostRow> table, HostGroups groups) {
        this.around = around;
        this.table = table;
        this.groups = groups;
        this.words = around.words("desktop.host");
        getStyleClass().add("host-cards");
        setCellFactory(_ -> new CardLine(around, this));
        accessibleTextProperty().bind(words.say("view.cards"));
        setPlaceholder(Controls.paragraph(words.say("cards.none"), "quiet"));
        widthProperty().addListener((_, _, width) ->
                perLine.set(Math.max(1, (int) ((width.doubleValue() - ROOM) / (HostCard.WIDTH + 8)))));
        perLine.addListener(_ -> later());
        table.getItems().addListener((ListChangeListener<Row<HostRow>>) _ -> later());
        groups.folded().addListener(_ -> later());
        groups.by().addListener(_ -> later());
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Row<HostRow>>) _ -> refresh());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        fill();
    }

    /** Many changes of one moment make the lines once. */
    private void later() {
        if (!due) {
            due = true;
            around.nextFrame().execute(() -> {
                due = false;
                fill();
            });
        }
    }

    private void fill() {
        List<Line> lines = new ArrayList<>();
        if (groups.by().get() == Grouping.NONE) {
            cut(table.getItems(), lines);
        } else {
            Map<String, List<Row<HostRow>>> byGroup = table.getItems().stream()
                    .collect(Collectors.groupingBy(row -> groups.nameOf(row.value()), TreeMap::new, Collectors.toList()));
            groups.of(table.getItems().stream().map(Row::value).toList()).forEach(group -> {
                lines.add(new Line.Heading(group));
                cut(byGroup.getOrDefault(group.name(), List.of()), lines);
            });
        }
        if (!lines.equals(getItems())) {
            getItems().setAll(lines);
        }
    }

    private void cut(List<Row<HostRow>> rows, List<Line> lines) {
        for (int i = 0; i < rows.size(); i += perLine.get()) {
            lines.add(new Line.Cards(List.copyOf(rows.subList(i, Math.min(rows.size(), i + perLine.get())))));
        }
    }

    boolean isChosen(Row<HostRow> row) {
        return table.getSelectionModel().getSelectedItems().contains(row);
    }

    /** Selects this one; together with the others if {@code more}. */
    void choose(Row<HostRow> row, boolean more) {
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
        Row<HostRow> row = table.getItems().get(next);
        if (event.isShiftDown()) {
            table.getSelectionModel().select(next);
        } else {
            table.getSelectionModel().clearAndSelect(next);
        }
        showLine(row);
        event.consume();
    }

    private void showLine(Row<HostRow> row) {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i) instanceof Line.Cards(List<Row<HostRow>> rows) && rows.contains(row)) {
                scrollTo(i);
                return;
            }
        }
    }
}
