package org.hostkeeper.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.fx.FxThread;
import org.hostkeeper.desktop.fx.Latest;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.module.Unit;

/**
 * A TableView without any feature: neither sorted nor filtered, texts only, each cell on a property of its own. Messages
 * reach it by the same crossing; it sets the three properties that changed.
 */
final class BareSide implements TableBench.TableSide {
    private final Stage stage = new Stage();
    private final List<List<StringProperty>> rows = new ArrayList<>();
    private final Latest<Integer, FleetOfUnits.Message> changes;

    BareSide(FleetOfUnits fleet) {
        List<Unit> units = fleet.units();
        for (int i = 0; i < units.size(); i++) {
            rows.add(row(fleet.hostOf(i), units.get(i)));
        }
        TableView<List<StringProperty>> table = new TableView<>(FXCollections.observableArrayList(rows));
        table.setFixedCellSize(32);
        IntStream.range(0, TableBench.COLUMNS.size()).forEach(i -> {
            TableColumn<List<StringProperty>, String> column = new TableColumn<>(TableBench.COLUMNS.get(i));
            column.setPrefWidth(130);
            column.setCellValueFactory(row -> row.getValue().get(i));
            table.getColumns().add(column);
        });
        stage.setScene(new Scene(new StackPane(table), 1280, 800));
        new Look(Theme.LIGHT).dress(stage.getScene());
        changes = new Latest<>(new FxThread().nextFrame(), messages -> messages.forEach(this::set));
    }

    @Override
    public void show() {
        stage.show();
    }

    @Override
    public void hear(FleetOfUnits.Message message) {
        changes.put(message.row(), message);
    }

    @Override
    public void hide() {
        stage.hide();
    }

    private void set(FleetOfUnits.Message message) {
        List<StringProperty> row = rows.get(message.row());
        row.get(2).set(message.unit().active());
        row.get(5).set(memory(message.unit()));
        row.get(6).set(since(message.unit()));
    }

    private static List<StringProperty> row(String host, Unit unit) {
        return Stream.of(
                        unit.name(), host, unit.active(), unit.enabled(), "", memory(unit), since(unit), unit.description())
                .map(text -> (StringProperty) new SimpleStringProperty(text))
                .toList();
    }

    private static String memory(Unit unit) {
        return unit.memory().orElse(0) / 1048576 + " MiB";
    }

    private static String since(Unit unit) {
        return unit.since().map(then -> TestWindow.NOW.getEpochSecond() - then.getEpochSecond() + " s").orElse("");
    }
}
