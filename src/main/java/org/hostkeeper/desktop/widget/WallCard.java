package org.hostkeeper.desktop.widget;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.KeyedRows.Row;

/** One thing as a card of a {@link CardWall}; the same card shows one row after the other while the wall is scrolled. */
public abstract class WallCard<V> extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final CardWall<V> wall;
    private final ChangeListener<V> changes = (_, _, next) -> fill(next);
    private Optional<Row<V>> shown = Optional.empty();

    /** Of a size that never changes, or the cards would not stand in line. */
    protected WallCard(CardWall<V> wall, double width, double height) {
        super(6);
        this.wall = wall;
        setPrefSize(width, height);
        setMinSize(width, height);
        setMaxSize(width, height);
        getStyleClass().add("wall-card");
        setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        wall.language().localeProperty().addListener(_ -> value().ifPresent(this::fill));
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                shown.ifPresent(row -> wall.choose(row, event.isShortcutDown()));
                wall.requestFocus();
            }
        });
    }

    /** Shows this value, and its accessible text, in the language of now; called again when that is another. */
    protected abstract void fill(V value);

    /** Called when the card shows nothing any more. */
    protected void left() {}

    /** What is shown now. */
    protected final Optional<V> value() {
        return shown.map(Row::value);
    }

    void show(Row<V> row) {
        leave();
        shown = Optional.of(row);
        row.property().addListener(changes);
        pseudoClassStateChanged(SELECTED, wall.isChosen(row));
        fill(row.value());
    }

    /** Nothing is shown here any more. */
    void leave() {
        shown.ifPresent(row -> row.property().removeListener(changes));
        shown = Optional.empty();
        left();
    }
}
