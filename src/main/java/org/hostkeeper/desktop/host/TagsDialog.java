package org.hostkeeper.desktop.host;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.problem.Problem;

/** Gives tags to the selected hosts and takes them away; a tag that only some have stays as it is unless it is touched. */
record TagsDialog(Surroundings around, HostDeeds deeds, TagsModel model) {
    void show() {
        Words words = around.words("desktop.host");
        Card card = new Card(around, words.say("tags.title", model.count()));
        FlowPane boxes = new FlowPane(16, 8);
        model.spreads().forEach((tag, spread) -> boxes.getChildren().add(box(tag, spread)));
        TextField more = new TextField();
        more.textProperty().bindBidirectional(model.more());
        more.promptTextProperty().bind(words.say("add.tags.prompt"));
        more.getStyleClass().add("first-focus");
        Form form = new Form();
        form.add(words.say("tags.more"), more);
        VBox problem = new VBox();
        card.body(boxes, form, Controls.paragraph(words.say("tags.some"), "quiet", "small"), problem);
        Button save = Controls.primary(Controls.button(words.say("edit.do"), () -> {
            Optional<Problem> refused = deeds.retag(model.changed());
            if (refused.isEmpty()) {
                card.close();
            }
            refused.ifPresent(why ->
                    problem.getChildren().setAll(Notice.problem(around.language().say(why.text()))));
        }));
        save.setDefaultButton(true);
        card.foot(Controls.spring(), Controls.button(words.say("cancel"), card::close), save);
        card.show(520);
    }

    private static CheckBox box(String tag, ObjectProperty<TagsModel.Spread> spread) {
        CheckBox box = new CheckBox(tag);
        box.setMnemonicParsing(false);
        box.setAccessibleText(tag);
        boolean some = spread.get() == TagsModel.Spread.SOME;
        box.setAllowIndeterminate(some);
        box.setIndeterminate(some);
        box.setSelected(spread.get() == TagsModel.Spread.ALL);
        InvalidationListener changed = _ -> spread.set(
                box.isIndeterminate()
                        ? TagsModel.Spread.SOME
                        : box.isSelected() ? TagsModel.Spread.ALL : TagsModel.Spread.NONE);
        box.selectedProperty().addListener(changed);
        box.indeterminateProperty().addListener(changed);
        return box;
    }
}
