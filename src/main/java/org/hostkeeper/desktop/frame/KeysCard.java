package org.hostkeeper.desktop.frame;

import java.util.List;
import javafx.scene.control.Button;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.FactSheet;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;

/** F1: all keys of the window on one card, in the order in which a person needs them. */
record KeysCard(Surroundings around) {
    private static final List<String> KEYS = List.of(
            "find", "pages", "filter", "refresh", "parts", "next", "rows", "select", "act", "escape", "terminal", "keys");

    void show() {
        Words words = around.words("desktop.frame");
        Card card = new Card(around, words.say("keys.title"));
        FactSheet sheet = new FactSheet();
        KEYS.forEach(key -> sheet.add(words.say("key." + key), words.say("key." + key + ".does")));
        Button close = Controls.button(around.words("desktop.widget").say("close"), card::close);
        close.getStyleClass().add("first-focus");
        card.body(sheet);
        card.foot(Controls.spring(), close);
        card.show(600);
    }
}
