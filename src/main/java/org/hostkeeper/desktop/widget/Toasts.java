package org.hostkeeper.desktop.widget;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The results of what the person just did, in the corner for a while; anything else is a badge or a row. A toast stays
 * while the mouse is on it. Used on the JavaFX thread only.
 */
public final class Toasts extends VBox {
    /** Something to do about a result: undo it, show it. */
    public record Offer(ObservableValue<String> words, Runnable action) {}

    private static final int AT_ONCE = 3;

    private final Language language;

    public Toasts(Language language) {
        this.language = language;
        getStyleClass().add("toasts");
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    public void show(State result, Optional<Offer> offer) {
        HBox toast = new HBox();
        toast.getStyleClass().add("toast");
        toast.setAccessibleRole(AccessibleRole.TEXT);
        Label mark = new Label("", new FontIcon(result.mark().icon()));
        mark.getStyleClass().add(result.mark().style());
        Label words = Controls.paragraph(language.say(result.word()));
        toast.accessibleTextProperty().bind(words.textProperty());
        toast.getChildren().addAll(mark, words, Controls.spring());
        offer.ifPresent(o -> toast.getChildren().add(Controls.button(o.words(), () -> {
            getChildren().remove(toast);
            o.action().run();
        })));
        toast.getChildren()
                .add(Controls.iconButton(
                        new Words(language, "desktop.widget").say("close"),
                        Feather.X,
                        () -> getChildren().remove(toast)));
        getChildren().add(toast);
        while (getChildren().size() > AT_ONCE) {
            getChildren().removeFirst();
        }
        leaveInTime(toast, result.mark().needsSomeone() ? Duration.seconds(20) : Duration.seconds(8));
    }

    private void leaveInTime(HBox toast, Duration time) {
        PauseTransition pause = new PauseTransition(time);
        pause.setOnFinished(_ -> getChildren().remove(toast));
        toast.setOnMouseEntered(_ -> pause.stop());
        toast.setOnMouseExited(_ -> pause.playFromStart());
        pause.play();
    }
}
