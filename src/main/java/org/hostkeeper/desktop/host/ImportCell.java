package org.hostkeeper.desktop.host;

import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.widget.Surroundings;

/** One host of the file: a box to tick, its address, and below it what there is to say. */
final class ImportCell extends ListCell<ImportRow> {
    private final Surroundings around;
    private final CheckBox box = new CheckBox();
    private final Label address = new Label();
    private final Label remarks = new Label();
    private final VBox view;
    private Optional<ImportRow> shown = Optional.empty();

    ImportCell(Surroundings around) {
        this.around = around;
        box.setMnemonicParsing(false);
        box.setFocusTraversable(false);
        address.getStyleClass().add("mono");
        remarks.getStyleClass().addAll("small", "quiet");
        remarks.setWrapText(true);
        remarks.setMinHeight(USE_PREF_SIZE);
        HBox line = new HBox(box, Controls.spring(), address);
        line.getStyleClass().add("actions");
        view = new VBox(line, remarks);
        view.getStyleClass().add("import-line");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(ImportRow row, boolean empty) {
        super.updateItem(row, empty);
        shown.ifPresent(before -> box.selectedProperty().unbindBidirectional(before.ticked()));
        shown = empty || row == null ? Optional.empty() : Optional.of(row);
        setGraphic(shown.isPresent() ? view : null);
        shown.ifPresent(this::show);
    }

    private void show(ImportRow row) {
        box.setText(row.found().alias());
        box.setAccessibleText(row.found().alias());
        box.setDisable(!row.possible());
        box.selectedProperty().bindBidirectional(row.ticked());
        address.setText(row.address());
        remarks.setText(Plain.lines(String.join(" · ", row.remarks().stream().map(around.language()::now).toList())));
        remarks.setManaged(!remarks.getText().isEmpty());
        setAccessibleText(row.found().alias() + " " + row.address() + " " + remarks.getText());
    }
}
