package org.hostkeeper.desktop.frame;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;

/** Asks what a saved scope is to be called. */
record ScopeName(Surroundings around, ObservableValue<String> title, String before, Consumer<String> named) {
    void ask() {
        Words words = around.words("desktop.frame");
        Card card = new Card(around, title);
        TextField name = new TextField(before);
        name.getStyleClass().add("first-focus");
        Form form = new Form();
        form.add(words.say("scope.name"), name);
        card.body(form, Controls.paragraph(words.say("scope.what"), "quiet", "small"));
        Button save = Controls.primary(Controls.button(words.say("scope.do"), () -> {
            card.close();
            named.accept(name.getText());
        }));
        save.setDefaultButton(true);
        save.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> name.getText().isBlank(), name.textProperty()));
        card.foot(Controls.spring(), Controls.button(words.say("scope.cancel"), card::close), save);
        card.show(440);
    }
}
