package org.hostkeeper.desktop.module;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.module.EditRequest;

/** Asks for the drop-in that changes a unit. What it would do is shown by the plan dialog that follows. */
record EditDialog(Surroundings around, ModuleRow row, Consumer<EditRequest> next) {
    private static final String START = "[Service]\nEnvironment=\n";

    void show() {
        Words words = around.words("desktop.module");
        Card card = new Card(around, words.say("edit.deed", row.name(), row.host().name().value()));
        TextArea text = new TextArea(START);
        text.getStyleClass().addAll("mono", "first-focus");
        text.setPrefRowCount(10);
        text.accessibleTextProperty().bind(words.say("edit.text"));
        text.positionCaret(START.length() - 1);
        CheckBox restart = new CheckBox();
        restart.setMnemonicParsing(false);
        restart.textProperty().bind(words.say("edit.restart"));
        restart.setSelected(!row.unit().active().equals("inactive"));
        card.body(
                Controls.paragraph(words.say("edit.what", row.unit().name()), "quiet"),
                text,
                restart);
        Button go = Controls.primary(Controls.button(words.say("preview"), () -> {
            card.close();
            next.accept(new EditRequest(text.getText(), restart.isSelected()));
        }));
        go.disableProperty().bind(text.textProperty().map(t -> t.isBlank() || t.equals(START)));
        card.foot(Controls.button(words.say("cancel"), card::close), go);
        card.show(640);
    }
}
