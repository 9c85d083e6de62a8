package org.hostkeeper.desktop.widget;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows the same things in another way while it is pressed, and is found as it was left. */
public final class ViewToggle extends ToggleButton {
    /** How a page's other view is called where the choice is kept: under {@code key} one of two words. */
    public record Choice(String key, String usual, String other) {}

    /** @param show told at once, and then with each press: whether it is the other view that is wanted */
    public ViewToggle(Surroundings around, Choice choice, Ikon icon, ObservableValue<String> words, Consumer<Boolean> show) {
        setGraphic(new FontIcon(icon));
        accessibleTextProperty().bind(words);
        setTooltip(Controls.tooltip(words));
        boolean before = around.columns().recall(choice.key()).filter(choice.other()::equals).isPresent();
        setSelected(before);
        show.accept(before);
        selectedProperty().addListener((_, _, wanted) -> {
            show.accept(wanted);
            around.columns().keep(choice.key(), wanted ? choice.other() : choice.usual());
        });
    }
}
