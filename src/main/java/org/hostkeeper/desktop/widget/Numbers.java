package org.hostkeeper.desktop.widget;

import java.util.Optional;
import java.util.function.Function;
import org.hostkeeper.words.Text;

/** A number in a table, written as the language writes it; NaN stands for "not known" and shows nothing. */
final class Numbers<R> extends Cells.Kept<R, Double> {
    private final Surroundings around;
    private final Function<Double, Text> shown;

    Numbers(Surroundings around, Function<Double, Text> shown) {
        this.around = around;
        this.shown = shown;
        getStyleClass().add("number");
    }

    @Override
    void show(Optional<Double> item) {
        item.filter(number -> !number.isNaN())
                .ifPresentOrElse(
                        number -> textProperty().bind(around.language().say(shown.apply(number))), () -> setText(""));
    }
}
