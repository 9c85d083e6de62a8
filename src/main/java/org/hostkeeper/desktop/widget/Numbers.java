package org.hostkeeper.desktop.widget;

import java.util.Optional;
import java.util.function.Function;
import org.hostkeeper.words.Text;

/** A number in a table, written as the language writes it; NaN stands for "not known" and shows nothing. */
final class Numbers<R> extends Cells.Saying<R, Double> {
    private final Function<Double, Text> shown;

    Numbers(Surroundings around, Function<Double, Text> shown) {
        super(around);
        this.shown = shown;
        getStyleClass().add("number");
    }

    @Override
    Optional<Text> words(Double item) {
        return item.isNaN() ? Optional.empty() : Optional.of(shown.apply(item));
    }
}
