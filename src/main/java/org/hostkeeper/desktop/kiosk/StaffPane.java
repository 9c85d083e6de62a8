package org.hostkeeper.desktop.kiosk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.words.Text;

/** What staff can do behind the PIN: see what is wrong in full, bring an artwork back at once, switch the language, leave. */
final class StaffPane extends VBox {
    private static final Map<String, String> LANGUAGES = Map.of("en", "English", "de", "Deutsch", "ru", "Русский");

    private final KioskModel model;
    private final Words words;

    StaffPane(KioskModel model, Words words) {
        this.model = model;
        this.words = words;
        getStyleClass().add("staff");
        Label title = new Label();
        title.getStyleClass().add("title");
        title.textProperty().bind(words.say("staff"));
        VBox lines = new VBox(12);
        model.artworks().forEach(artwork -> lines.getChildren().add(line(artwork)));
        ScrollPane all = new ScrollPane(lines);
        all.setFitToWidth(true);
        VBox.setVgrow(all, Priority.ALWAYS);
        getChildren().addAll(title, all, languages(), last());
    }

    private HBox line(ArtworkModel artwork) {
        Label name = new Label(artwork.title() + " (" + artwork.name() + ")");
        name.getStyleClass().add("strong");
        StateChip chip = new StateChip(words.language());
        chip.show(artwork.state().get());
        Label detail = new Label();
        detail.setWrapText(true);
        detail.textProperty().bind(Bindings.createStringBinding(
                () -> words.language().now(artwork.detail()), artwork.state(), words.language().localeProperty()));
        artwork.state().addListener((_, _, now) -> chip.show(now));
        VBox said = new VBox(4, name, chip, detail);
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMinWidth(0);
        Button now = new Button();
        now.textProperty().bind(words.say("staff.now"));
        now.setMinWidth(USE_PREF_SIZE);
        now.accessibleTextProperty().bind(words.say("staff.now.of", artwork.title()));
        now.setOnAction(_ -> model.insist(artwork));
        HBox line = new HBox(12, said, now);
        line.getStyleClass().add("line");
        return line;
    }

    private HBox languages() {
        HBox row = new HBox(12);
        for (Locale locale : Text.LANGUAGES) {
            Button choice = new Button(LANGUAGES.getOrDefault(locale.getLanguage(), locale.getLanguage()));
            choice.accessibleTextProperty().bind(choice.textProperty());
            choice.setOnAction(_ -> {
                model.touch();
                words.language().speak(locale);
            });
            row.getChildren().add(choice);
        }
        return row;
    }

    private HBox last() {
        List<Button> buttons = new ArrayList<>();
        for (String key : List.of("staff.back", "staff.leave")) {
            Button button = new Button();
            button.textProperty().bind(words.say(key));
            button.accessibleTextProperty().bind(button.textProperty());
            button.setOnAction(_ -> {
                if (key.equals("staff.back")) {
                    model.back();
                } else {
                    model.leave();
                }
            });
            buttons.add(button);
        }
        buttons.getFirst().getStyleClass().add("accent");
        return new HBox(12, buttons.toArray(Button[]::new));
    }
}
