package org.hostkeeper.desktop.widget;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.hostkeeper.words.Text;
import org.jspecify.annotations.Nullable;

/** A number in a table, written as the language writes it; NaN stands for "not known" and shows nothing. */
final class Numbers<R> extends TableCell<R, Double> {
    private final Surroundings around;
    private final Function<Double, Text> shown;

    Numbers(Surroundings around, Function<Double, Text> shown) {
        this.around = around;
        this.shown = shown;
        getStyleClass().add("number");
    }

    @Override
    protected void updateItem(@Nullable Double item, boolean empty) {
        super.updateItem(item, empty);
        textProperty().unbind();
        if (empty || item == null || item.isNaN()) {
            setText("");
        } else {
            textProperty().bind(around.language().say(shown.apply(item)));
        }
    }
}
