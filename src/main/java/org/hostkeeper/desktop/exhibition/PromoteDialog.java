package org.hostkeeper.desktop.exhibition;

import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;

/** Tells what making a new golden snapshot does to the artwork, and asks whether it may be done while visitors are there. */
record PromoteDialog(Surroundings around, VmRow row, Consumer<Boolean> wanted) {
    void show() {
        Words words = around.words("desktop.exhibition");
        Card card = new Card(around, words.say("promote.title", row.domain().shown()));
        CheckBox interrupt = Form.tick(words.say("promote.interrupt"));
        card.body(Controls.paragraph(words.say("promote.teaching", row.golden().orElse(""))), interrupt);
        var preview = Controls.primary(Controls.button(words.say("create.do"), () -> {
            card.close();
            wanted.accept(interrupt.isSelected());
        }));
        preview.setDefaultButton(true);
        card.foot(Controls.spring(), Controls.button(words.say("cancel"), card::close), preview);
        card.show(520);
    }
}
