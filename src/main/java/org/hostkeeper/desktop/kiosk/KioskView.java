package org.hostkeeper.desktop.kiosk;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
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

    /** For the lock. */
    private static final double CORNER = 64;

    private final KioskModel model;
    private final Words words;
    private final Filling artworks;
    /** Made when staff comes first, and one for all times: it hears of the artworks for as long as they are there. */
    private Optional<StaffPane> staff = Optional.empty();
    private final Button lock = new Button("", new FontIcon(Feather.LOCK));
    private final VBox forStaff;
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
        forStaff = forStaff();
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
            getChildren().addAll(forStaff, lock);
        }
        // the first button that can be pressed by keyboard, and the field of the PIN
        content.lookupAll("*").stream().filter(Node::isFocusTraversable).findFirst().ifPresent(Node::requestFocus);
    }

    /** Small, in the corner, and in nobody's way. */
    private VBox forStaff() {
        VBox lines = new VBox();
        lines.setAlignment(Pos.BOTTOM_LEFT);
        lines.setMouseTransparent(true);
        setMargin(lines, new Insets(0, CORNER, 0, 0));
        Label button = line("button-trouble");
        button.textProperty().bind(Bindings.createStringBinding(
                () -> model.trouble().get().map(words.language()::now).orElse(""), model.trouble(), words.language().localeProperty()));
        button.visibleProperty().bind(button.textProperty().isNotEmpty());
        button.managedProperty().bind(button.visibleProperty());
        lines.getChildren().add(button);
        model.warning().ifPresent(text -> {
            Label warning = line("session-warning");
            warning.textProperty().bind(words.language().say(text));
            lines.getChildren().add(warning);
        });
        return lines;
    }

    private static Label line(String name) {
        Label line = new Label();
        line.getStyleClass().addAll("session", name);
        line.setWrapText(true);
        return line;
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
