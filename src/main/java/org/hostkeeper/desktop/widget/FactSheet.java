package org.hostkeeper.desktop.widget;

import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Names and values in two columns, as a detail shows them; values wrap, names do not. */
public final class FactSheet extends GridPane {
    public FactSheet() {
        getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(108);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        getColumnConstraints().addAll(names, values);
    }

    public FactSheet add(ObservableValue<String> name, ObservableValue<String> value, String... styles) {
        return addRow(name, Controls.paragraph(value, styles));
    }

    /** A value that hosts or people wrote; an empty one takes no row. */
    public FactSheet add(ObservableValue<String> name, String value, String... styles) {
        return value.isEmpty() ? this : addRow(name, Controls.value(Plain.lines(value), styles));
    }

    private FactSheet addRow(ObservableValue<String> name, Label value) {
        Label named = Controls.label(name, "quiet");
        GridPane.setValignment(named, VPos.TOP);
        named.setMinWidth(USE_PREF_SIZE);
        addRow(getRowCount(), named, value);
        return this;
    }
}
