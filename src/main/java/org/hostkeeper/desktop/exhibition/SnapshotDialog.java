package org.hostkeeper.desktop.exhibition;

import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;

/** Asks what a new snapshot is to be called; what cannot be is said by the plan. */
record SnapshotDialog(Surroundings around, VmRow row, BiConsumer<String, String> wanted) {
    void show() {
        Words words = around.words("desktop.exhibition");
        Card card = new Card(around, words.say("create.title", row.domain().shown()));
        TextField name = new TextField();
        name.promptTextProperty().bind(words.say("create.prompt"));
        name.getStyleClass().add("first-focus");
        TextField description = new TextField();
        Form form = new Form();
        form.add(words.say("create.name"), name);
        form.add(words.say("create.description"), description);
        card.body(form, Controls.paragraph(words.say("create.teaching"), "quiet", "small"));
        Button create = Controls.primary(Controls.button(words.say("create.do"), () -> {
            card.close();
            wanted.accept(name.getText().strip(), description.getText().strip());
        }));
        create.disableProperty().bind(name.textProperty().map(String::isBlank));
        create.setDefaultButton(true);
        card.foot(Controls.spring(), Controls.button(words.say("cancel"), card::close), create);
        card.show(520);
    }
}
