package org.hostkeeper.desktop.widget;

import javafx.animation.Interpolator;
import javafx.animation.RotateTransition;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.util.Duration;
import org.hostkeeper.desktop.words.Language;
import org.kordamp.ikonli.javafx.FontIcon;

/** A state as icon, word and colour. One chip is kept by a cell and changes its state, so that scrolling makes no nodes. */
public final class StateChip extends Label {
    private final Language language;
    private final FontIcon icon = new FontIcon();
    private final RotateTransition turning = new RotateTransition(Duration.seconds(2), icon);

    public StateChip(Language language) {
        this.language = language;
        turning.setByAngle(360);
        turning.setCycleCount(RotateTransition.INDEFINITE);
        turning.setInterpolator(Interpolator.LINEAR);
        setAccessibleRole(AccessibleRole.TEXT);
        setGraphic(icon);
        accessibleTextProperty().bind(textProperty());
        sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                turning.stop();
            }
        });
    }

    public StateChip(Language language, State state) {
        this(language);
        show(state);
    }

    public void show(State state) {
        icon.setIconCode(state.mark().icon());
        getStyleClass().setAll("label", "state-chip", state.mark().style());
        textProperty().bind(language.say(state.word()));
        if (state.mark() == Mark.WORKING) {
            turning.play();
        } else {
            turning.stop();
            icon.setRotate(0);
        }
    }
}
