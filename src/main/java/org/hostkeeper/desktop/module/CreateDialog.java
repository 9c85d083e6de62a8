package org.hostkeeper.desktop.module;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.CreateRequest;
import org.hostkeeper.module.CreateRequest.Field;
import org.hostkeeper.words.Text;

/** Asks what a new module is called and where its code is; the plan dialog that follows shows what comes of it. */
record CreateDialog(Surroundings around, CreateModel model, Consumer<CreateRequest> next) {
    void show() {
        Words words = around.words("desktop.module");
        Card card = new Card(around, words.say("create"));
        Form form = new Form();
        ChoiceBox<HostName> host = new ChoiceBox<>();
        Form.choices(host, model.hosts(), HostName::value);
        host.valueProperty().bindBidirectional(model.host());
        form.add(words.say("column.host"), host);
        TextField name = field(words, model.name(), "create.name.prompt");
        name.getStyleClass().add("first-focus");
        form.add(words.say("create.name"), name, unit(words), fault(words, Field.NAME));
        form.add(
                words.say("column.description"),
                field(words, model.description(), "create.description.prompt"),
                fault(words, Field.DESCRIPTION));
        form.add(words.say("detail.type"), field(words, model.type(), "create.type.prompt"), fault(words, Field.SERVICE_TYPE));
        form.add(words.say("detail.owner"), field(words, model.owner(), "create.owner.prompt"), fault(words, Field.OWNER));
        form.add(words.say("create.code"), code(words));
        card.body(form, box(words, "create.enable", model.enable()), box(words, "create.start", model.start()));
        Button go = Controls.primary(Controls.button(words.say("preview"), () -> {
            card.close();
            next.accept(model.request());
        }));
        go.disableProperty().bind(model.complete().not());
        card.foot(Controls.button(words.say("cancel"), card::close), go);
        card.show(640);
    }

    /** The unit that the name becomes, as it is typed. */
    private Node unit(Words words) {
        ObservableValue<Optional<String>> unit = model.unitName();
        Label label = Controls.paragraph(
                Bindings.createStringBinding(
                        () -> unit.getValue().map(u -> words.now("create.unit", u)).orElse(""), unit, words.language().localeProperty()),
                "small",
                "quiet");
        return Controls.shownWhile(label, unit.map(Optional::isPresent));
    }

    private Node fault(Words words, Field field) {
        ObservableValue<Optional<Text>> fault = model.fault(field);
        Label label = Controls.paragraph(
                Bindings.createStringBinding(
                        () -> fault.getValue().map(words.language()::now).orElse(""), fault, words.language().localeProperty()),
                "small",
                "state-failed");
        return Controls.shownWhile(label, fault.map(Optional::isPresent));
    }

    private Node code(Words words) {
        TextArea text = new TextArea();
        text.textProperty().bindBidirectional(model.code());
        text.getStyleClass().add("mono");
        text.setPrefRowCount(6);
        text.accessibleTextProperty().bind(words.say("create.code"));
        VBox column = new VBox(
                box(words, "create.starter", model.starter()), Controls.shownWhile(text, model.starter()));
        column.getStyleClass().add("field");
        return column;
    }

    private static CheckBox box(Words words, String key, BooleanProperty value) {
        CheckBox box = new CheckBox();
        box.setMnemonicParsing(false);
        box.textProperty().bind(words.say(key));
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    private static TextField field(Words words, StringProperty value, String prompt) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        field.promptTextProperty().bind(words.say(prompt));
        return field;
    }
}
