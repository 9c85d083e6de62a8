package org.hostkeeper.desktop.kiosk;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The kiosk's inside without a stage: the artworks and nothing else but a small lock; behind the PIN what staff needs. */
public final class KioskView extends StackPane {
    /** Often enough that a ring fills smoothly. */
    private static final Duration BEAT = Duration.millis(50);

    private final KioskModel model;
    private final Words words;
    private final Filling artworks;
    /** Made when staff comes first, and one for all times: it hears of the artworks for as long as they are there. */
    private Optional<StaffPane> staff = Optional.empty();
    private final Button lock = new Button("", new FontIcon(Feather.LOCK));
    private final Timeline time;

    public KioskView(KioskModel model, Language language) {
        this.model = model;
        this.words = new Words(language, "desktop.kiosk");
        this.artworks = new Filling(
                model.artworks().stream().map(artwork -> new ArtworkTile(artwork, words)).toList(), ArtworkTile.WIDTH, ArtworkTile.HEIGHT);
        getStyleClass().add("kiosk");
        getStylesheets().add(Look.sheet(KioskView.class, "kiosk.css"));
        lock.getStyleClass().add("lock");
        lock.accessibleTextProperty().bind(words.say("lock"));
        lock.setOnAction(_ -> model.unlock());
        setAlignment(lock, Pos.BOTTOM_RIGHT);
        model.shown().addListener(_ -> show());
        show();
        time = new Timeline(new KeyFrame(BEAT, _ -> model.tick()));
        time.setCycleCount(Animation.INDEFINITE);
        time.play();
    }

    private void show() {
        Node content = switch (model.shown().get()) {
            case ARTWORKS -> artworks;
            case PIN -> new PinPane(model, words);
            case STAFF -> staff();
        };
        getChildren().setAll(content);
        if (content == artworks) {
            model.warning().ifPresent(text -> {
                Label warning = new Label();
                warning.getStyleClass().add("session");
                warning.textProperty().bind(words.language().say(text));
                setAlignment(warning, Pos.BOTTOM_LEFT);
                getChildren().add(warning);
            });
            getChildren().add(lock);
        }
        // the first button that can be pressed by keyboard, and the field of the PIN
        content.lookupAll("*").stream().filter(Node::isFocusTraversable).findFirst().ifPresent(Node::requestFocus);
    }

    private StaffPane staff() {
        StaffPane pane = staff.orElseGet(() -> new StaffPane(model, words));
        staff = Optional.of(pane);
        return pane;
    }

    /** Nothing is drawn any more. */
    public void close() {
        time.stop();
    }
}
