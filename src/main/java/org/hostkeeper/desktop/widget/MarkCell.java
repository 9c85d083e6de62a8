package org.hostkeeper.desktop.widget;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A state in a column that may be too narrow for its words: icon and colour always, the words whole in the tooltip. */
public final class MarkCell<R, T> extends TableCell<R, T> {
    private final Surroundings around;
    private final Function<T, State> state;
    private final FontIcon icon = new FontIcon();
    private final Tooltip whole = new Tooltip();
    private Optional<String> style = Optional.empty();

    public MarkCell(Surroundings around, Function<T, State> state) {
        this.around = around;
        this.state = state;
        whole.textProperty().bind(textProperty());
        setGraphicTextGap(6);
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        textProperty().unbind();
        style.ifPresent(getStyleClass()::remove);
        style = Optional.empty();
        if (empty || item == null) {
            setText("");
            setGraphic(null);
            setTooltip(null);
            return;
        }
        State shown = state.apply(item);
        style = Optional.of(shown.mark().style());
        getStyleClass().add(shown.mark().style());
        icon.setIconCode(shown.mark().icon());
        textProperty().bind(around.language().say(shown.word()));
        setGraphic(icon);
        setTooltip(whole);
    }
}
