package org.hostkeeper.desktop.kiosk;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.words.Words;
import org.kordamp.ikonli.javafx.FontIcon;

/** One artwork: its name, how it is, and its button. */
final class ArtworkTile extends VBox {
    static final double WIDTH = 424;
    static final double HEIGHT = 400;

    private final FontIcon icon = new FontIcon();
    private final Label sentence = new Label();

    ArtworkTile(ArtworkModel artwork, Words words) {
        getStyleClass().add("artwork");
        Label title = new Label(artwork.title());
        title.getStyleClass().add("title");
        sentence.getStyleClass().add("sentence");
        sentence.setWrapText(true);
        sentence.setGraphic(icon);
        sentence.textProperty().bind(words.language().say(artwork.state().map(State::word)));
        artwork.state().addListener((_, before, now) -> mark(before, now));
        mark(artwork.state().get(), artwork.state().get());
        getChildren().addAll(title, sentence, new HoldButton(artwork, words));
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
    }

    private void mark(State before, State now) {
        pseudoClassStateChanged(pseudo(before), false);
        pseudoClassStateChanged(pseudo(now), true);
        if (icon.getIconCode() != now.mark().icon()) {
            icon.setIconCode(now.mark().icon());
        }
    }

    private static PseudoClass pseudo(State state) {
        return PseudoClass.getPseudoClass(state.mark().style());
    }
}
