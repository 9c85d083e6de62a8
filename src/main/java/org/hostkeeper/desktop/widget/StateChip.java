package org.hostkeeper.desktop.widget;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.Interpolator;
import javafx.animation.RotateTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableBooleanProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.converter.BooleanConverter;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/** A state as icon, word and colour. One chip is kept by a cell and changes its state, so that scrolling makes no nodes. */
public final class StateChip extends Label {
    /** {@code -hk-turning}: whether what is being worked on may move; a sheet says no for who wants less motion. */
    private static final CssMetaData<StateChip, Boolean> TURNING =
            new CssMetaData<>("-hk-turning", BooleanConverter.getInstance(), true) {
                @Override
                public boolean isSettable(StateChip chip) {
                    return !chip.turns.isBound();
                }

                @Override
                public StyleableProperty<Boolean> getStyleableProperty(StateChip chip) {
                    return chip.turns;
                }
            };
    private static final List<CssMetaData<? extends Styleable, ?>> STYLES =
            Stream.concat(Label.getClassCssMetaData().stream(), Stream.of(TURNING)).toList();

    private final SimpleStyleableBooleanProperty turns =
            new SimpleStyleableBooleanProperty(TURNING, this, "turning", true);
    private final ObjectProperty<Text> word = new SimpleObjectProperty<>(Text.literal(""));
    private final FontIcon icon = new FontIcon();
    private Optional<State> shown = Optional.empty();
    private final RotateTransition turning = new RotateTransition(Duration.seconds(2), icon);

    public StateChip(Language language) {
        textProperty().bind(language.say(word)); // once: a binding to the language for each state costs more than the state
        turning.setByAngle(360);
        turning.setCycleCount(RotateTransition.INDEFINITE);
        turning.setInterpolator(Interpolator.LINEAR);
        setAccessibleRole(AccessibleRole.TEXT);
        getStyleClass().setAll("label", "state-chip");
        setGraphic(icon);
        accessibleTextProperty().bind(textProperty());
        sceneProperty().addListener(_ -> turn());
        turns.addListener(_ -> turn());
    }

    public StateChip(Language language, State state) {
        this(language);
        show(state);
    }

    /** What is shown already is not touched: to be styled anew is the dearest thing that can happen to a node. */
    public void show(State state) {
        word.set(state.word());
        if (shown.filter(before -> before.mark() == state.mark()).isEmpty()) {
            shown.ifPresent(before -> pseudoClassStateChanged(before.mark().pseudo(), false));
            pseudoClassStateChanged(state.mark().pseudo(), true);
            icon.setIconCode(state.mark().icon());
        }
        shown = Optional.of(state);
        turn();
    }

    /** Only what is in a window and works turns, for whatever moves costs every frame. */
    private void turn() {
        if (getScene() != null
                && turns.get()
                && shown.filter(state -> state.mark() == Mark.WORKING).isPresent()) {
            turning.play();
        } else {
            turning.stop();
            icon.setRotate(0);
        }
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getControlCssMetaData() {
        return STYLES;
    }
}
