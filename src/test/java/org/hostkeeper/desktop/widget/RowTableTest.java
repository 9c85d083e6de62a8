package org.hostkeeper.desktop.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.settings.SettingsModel;
import org.hostkeeper.desktop.settings.SettingsPage;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A table of ten thousand rows works no more than one of ten, and lets nobody lose his place. */
class RowTableTest {
    private static final int ROWS = 10_000;
    private static final int COLUMNS = 2;

    private record Thing(int name, int value) {}

    private final KeyedRows<Integer, Thing> rows = new KeyedRows<>(Thing::name);
    private final AtomicInteger written = new AtomicInteger();
    private TestWindow window;
    private RowTable<Thing> table;
    private Stage stage;

    @BeforeEach
    void show() {
        window = TestWindow.of(
                Theme.LIGHT,
                Locale.ENGLISH,
                w -> List.<Page>of(new SettingsPage(w.around(), new SettingsModel(w.look(), w.language()).sections())));
        rows.put(IntStream.range(0, ROWS).mapToObj(i -> new Thing(i, i)).toList());
        table = Toolkit.get(this::table);
        stage = Toolkit.get(() -> {
            Stage shown = new Stage();
            shown.setScene(new Scene(table, 600, 400));
            shown.show();
            return shown;
        });
        Toolkit.frames(3);
    }

    private RowTable<Thing> table() {
        RowTable<Thing> made = new RowTable<>(window.around(), window.around().words("desktop.module"), rows, "title");
        made.name("module", 200, thing -> write("thing-%05d".formatted(thing.name())));
        TableColumn<Row<Thing>, String> value = made.text("host", 200, thing -> write("%05d".formatted(thing.value())));
        made.sortFirstBy(value);
        return made;
    }

    @AfterEach
    void close() {
        Toolkit.run(stage::close);
        window.close();
    }

    @Test
    @DisplayName("A change of what is out of sight writes no cell; one in sight writes its own row")
    void touchesOnlyWhatChanged() {
        put(new Thing(0, 0)); // equal: nothing
        int before = written.get();
        put(new Thing(5000, 5000));
        assertThat(written.get() - before).isZero();
        put(new Thing(5000, 5001));
        assertThat(written.get() - before).as("the sort key of one row").isLessThanOrEqualTo(COLUMNS);
        before = written.get();
        put(new Thing(3, 3), new Thing(4, 3));
        assertThat(written.get() - before).as("a row in sight").isBetween(1, 4 * COLUMNS);
    }

    @Test
    @DisplayName("Rows that move stay selected; the table stays where it was scrolled to")
    void staysInPlace() {
        Toolkit.run(() -> {
            table.getSelectionModel().select(3);
            table.getSelectionModel().select(5000);
            table.scrollTo(4995);
        });
        Toolkit.frames(3);
        put(new Thing(3, ROWS + 1));
        await().until(() -> last() == 3); // the order of so many is worked out beside the JavaFX thread
        assertThat(Toolkit.get(() -> table.chosen().stream().map(Thing::name).toList()))
                .containsExactlyInAnyOrder(3, 5000);
        assertThat(Toolkit.get(() -> table.lookupAll(".table-row-cell").stream()
                        .anyMatch(n -> n instanceof javafx.scene.control.TableRow<?> row && row.getIndex() == 4996)))
                .isTrue();
    }

    @Test
    @DisplayName("A column that gets another width has its cells below its head in all rows")
    void staysInLine() {
        TableColumn<?, ?> first = table.getColumns().getFirst();
        double wider = first.getWidth() + 40;
        Toolkit.run(() -> first.setMinWidth(wider));
        Toolkit.frames(6);
        assertThat(first.getWidth()).isEqualTo(wider);
        assertThat(Toolkit.get(() -> inSight().stream().map(row -> row.getChildrenUnmodifiable().getLast().getLayoutX()).distinct().toList()))
                .containsExactly(wider);
    }

    private List<TableRow<?>> inSight() {
        return table.lookupAll(".table-row-cell").stream()
                .filter(node -> node instanceof TableRow<?> row && row.isVisible() && !row.isEmpty())
                .<TableRow<?>>map(TableRow.class::cast)
                .sorted(Comparator.comparingInt(TableRow::getIndex))
                .toList();
    }

    @Test
    @DisplayName("Many rows in sight that hold other things are all written within some frames, and at once for who presses a key")
    void writesAllInSight() {
        Toolkit.run(() -> rows.put(IntStream.range(0, 20).mapToObj(i -> new Thing(i, ROWS + i)).toList()));
        await().until(() -> last() == 19);
        await().untilAsserted(() -> assertThat(written()).isEqualTo(Toolkit.get(() -> table.inSight())));
        assertThat(Toolkit.get(() -> table.inSight().getFirst().value().name())).isEqualTo(20);
        assertThat(Toolkit.get(() -> {
                    table.getSortOrder().getFirst().setSortType(TableColumn.SortType.DESCENDING);
                    table.layout();
                    Event.fireEvent(table, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SHIFT, true, false, false, false));
                    return held();
                }))
                .isEqualTo(Toolkit.get(() -> table.inSight()));
    }

    @Test
    @DisplayName("A filter that leaves less than where it was scrolled to leaves no row in sight that is gone")
    void inSightAfterAFilter() {
        Toolkit.run(() -> table.scrollTo(5000));
        Toolkit.frames(3);
        assertThat(Toolkit.get(() -> table.inSight().getFirst().value().name())).isGreaterThan(4900);
        assertThat(Toolkit.get(() -> {
                    table.filterBy(new SimpleObjectProperty<>(thing -> thing.name() < 3));
                    return table.inSight();
                }))
                .isEmpty();
        Toolkit.frames(3);
        assertThat(Toolkit.get(() -> table.inSight().size())).isEqualTo(3);
    }

    private int last() {
        return Toolkit.get(() -> table.getItems().getLast().value().name());
    }

    private List<Row<Thing>> written() {
        return Toolkit.get(this::held);
    }

    /** What the rows in sight hold, from the top. */
    private List<Row<Thing>> held() {
        return table.lookupAll(".table-row-cell").stream()
                .map(TableRow.class::cast)
                .filter(row -> row.isVisible() && row.getItem() != null)
                .sorted(Comparator.comparing(TableRow::getIndex))
                .<Row<Thing>>map(row -> RowTableTest.thing(row.getItem()))
                .limit(table.inSight().size())
                .toList();
    }

    @SuppressWarnings("unchecked") // the table has only such rows
    private static Row<Thing> thing(Object item) {
        return (Row<Thing>) item;
    }

    private void put(Thing... things) {
        Toolkit.run(() -> rows.put(List.of(things)));
        Toolkit.frames(2);
    }

    private String write(String text) {
        written.incrementAndGet();
        return text;
    }
}
