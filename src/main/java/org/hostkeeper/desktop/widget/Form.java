package org.hostkeeper.desktop.widget;

import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Labelled fields beneath one another, each with room below for what is wrong with it. */
public final class Form extends GridPane {
    public Form() {
        getStyleClass().add("form");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, fields);
    }

    /** A field; the label names it for everybody. */
    public void add(ObservableValue<String> name, Node field, Node... below) {
        Label label = Controls.label(name);
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(field);
        field.accessibleTextProperty().bind(name);
        VBox column = new VBox(field);
        column.getStyleClass().add("field");
        column.getChildren().addAll(below);
        addRow(getRowCount(), label, column);
    }

    /** Something in the fields' column that names itself. */
    public void below(Node part) {
        add(part, 1, getRowCount());
    }

    /** A yes or no that names itself. */
    public static CheckBox tick(ObservableValue<String> words) {
        CheckBox box = new CheckBox();
        box.setMnemonicParsing(false);
        box.textProperty().bind(words);
        box.accessibleTextProperty().bind(words);
        box.setWrapText(true);
        return box;
    }

    /** A choice among few things, in words. */
    public static <T> void choices(ChoiceBox<T> box, List<T> values, Function<T, String> words) {
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException(text);
            }
        });
        box.getItems().setAll(values);
        box.setMaxWidth(Double.MAX_VALUE);
    }
}
