package org.hostkeeper.desktop.widget;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.hostkeeper.desktop.words.Words;

/**
 * The row between a page's title and its table: the filter, and once rows are selected how many they are and what can be
 * done with them.
 */
public final class FilterRow extends HBox {
    private final TextField field = new TextField();
    private final HBox actions = new HBox();

    public FilterRow(Surroundings around, StringProperty filter, RowTable<?> table) {
        Words words = around.words("desktop.widget");
        getStyleClass().add("filter-row");
        actions.getStyleClass().add("actions");
        field.textProperty().bindBidirectional(filter);
        field.promptTextProperty().bind(words.say("filter"));
        field.accessibleTextProperty().bind(words.say("filter"));
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            }
        });
        ObservableList<?> chosen = table.getSelectionModel().getSelectedItems();
        Label count = Controls.label(
                Bindings.createStringBinding(
                        () -> words.now("selected", chosen.size()), chosen, around.language().localeProperty()),
                "strong");
        count.setMinWidth(USE_PREF_SIZE);
        BooleanBinding any = Bindings.isNotEmpty(chosen);
        actions.getChildren().add(count);
        getChildren().addAll(field, Controls.spring(), Controls.shownWhile(actions, any));
    }

    /** One more thing that can be done with the selected rows. */
    public void offer(Node action) {
        actions.getChildren().add(action);
    }

    /** One more control beside the filter. */
    public void beside(Node control) {
        getChildren().add(1, control);
    }

    public void focus() {
        field.requestFocus();
        field.selectAll();
    }

}
