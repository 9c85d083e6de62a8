package org.hostkeeper.desktop.kiosk;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.words.Words;

/** Where staff enters the PIN, by finger or keyboard. It shows how many digits there are, and never which. */
final class PinPane extends VBox {
    private final KioskModel model;

    PinPane(KioskModel model, Words words) {
        this.model = model;
        getStyleClass().add("staff");
        Label say = new Label();
        say.getStyleClass().add("sentence");
        say.setWrapText(true);
        say.textProperty().bind(words.language().say(model.pinWords()));
        Label dots = new Label();
        dots.getStyleClass().add("dots");
        dots.textProperty().bind(Bindings.createStringBinding(() -> "●".repeat(model.digits().get().length()), model.digits()));
        GridPane keys = new GridPane(12, 12);
        keys.getStyleClass().add("keys");
        for (int i = 1; i <= 9; i++) {
            keys.add(digit((char) ('0' + i)), (i - 1) % 3, (i - 1) / 3);
        }
        keys.add(button(words.say("pin.erase"), model::erase), 0, 3);
        keys.add(digit('0'), 1, 3);
        keys.add(button(words.say("pin.ok"), model::enter), 2, 3);
        Button back = button(words.say("staff.back"), model::back);
        back.getStyleClass().add("wide");
        getChildren().addAll(say, dots, keys, back);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    private void typed(KeyEvent event) {
        if (event.getCharacter().matches("[0-9]")) {
            model.digit(event.getCharacter().charAt(0));
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.BACK_SPACE) {
            model.erase();
        } else if (event.getCode() == KeyCode.ENTER) {
            model.enter();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            model.back();
        } else {
            return;
        }
        event.consume();
    }

    private Button digit(char digit) {
        Button key = new Button(String.valueOf(digit));
        key.getStyleClass().add("key");
        key.setAccessibleText(key.getText());
        key.setOnAction(_ -> model.digit(digit));
        return key;
    }

    private static Button button(ObservableValue<String> words, Runnable action) {
        Button key = new Button();
        key.getStyleClass().add("key");
        key.textProperty().bind(words);
        key.accessibleTextProperty().bind(words);
        key.setOnAction(_ -> action.run());
        return key;
    }
}
