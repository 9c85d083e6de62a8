package org.hostkeeper.desktop.host;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.problem.Problem;
import org.kordamp.ikonli.feather.Feather;

/** Asks which file goes where; the preview shows the difference on each host before anything is written. */
record PutDialog(Surroundings around, PutModel model) {
    void show() {
        Words words = around.words("desktop.host");
        Card card = new Card(around, words.say("put.title", model.hosts().size()));
        Form form = new Form();
        form.add(words.say("put.file"), file(card, words));
        form.add(words.say("put.path"), field(model.path(), words.say("put.path.prompt")));
        form.add(words.say("put.owner"), field(model.owner(), words.say("put.same")));
        form.add(words.say("put.mode"), field(model.mode(), words.say("put.same")));
        CheckBox root = new CheckBox();
        root.setMnemonicParsing(false);
        root.textProperty().bind(words.say("run.root"));
        root.selectedProperty().bindBidirectional(model.asRoot());
        form.add(words.say("put.by"), root);
        VBox problem = new VBox();
        card.body(form, Controls.paragraph(words.say("put.what"), "small", "quiet"), problem);
        Button preview = Controls.primary(Controls.button(words.say("put.preview"), () -> {
            Optional<Problem> refused = model.preview();
            if (refused.isEmpty()) {
                card.close();
            }
            refused.ifPresent(why ->
                    problem.getChildren().setAll(Notice.problem(around.language().say(why.text()))));
        }));
        preview.setDefaultButton(true);
        preview.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> !model.complete(), model.file(), model.path()));
        card.foot(Controls.spring(), Controls.button(words.say("cancel"), card::close), preview);
        card.show(600);
    }

    private Node file(Card card, Words words) {
        TextField file = field(model.file(), words.say("put.file.prompt"));
        file.getStyleClass().add("first-focus");
        file.accessibleTextProperty().bind(words.say("put.file"));
        HBox.setHgrow(file, Priority.ALWAYS);
        HBox row = new HBox(file, Controls.iconButton(words.say("import.choose"), Feather.FOLDER, () -> {
            FileChooser chooser = new FileChooser();
            Optional.ofNullable(chooser.showOpenDialog(card.getScene().getWindow()))
                    .ifPresent(chosen -> model.file().set(chosen.getPath()));
        }));
        row.getStyleClass().add("actions");
        return row;
    }

    private static TextField field(StringProperty value, ObservableValue<String> prompt) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        field.promptTextProperty().bind(prompt);
        field.getStyleClass().add("mono");
        return field;
    }
}
