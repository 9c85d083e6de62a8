package org.hostkeeper.desktop.module;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.module.CommonSetting;
import org.hostkeeper.module.EditRequest;
import org.hostkeeper.problem.Problem;

/**
 * Asks for the drop-in that changes a unit: its common settings in fields, or the whole of it as text; both write the same.
 * What it would do is shown by the plan dialog that follows.
 */
record EditDialog(Surroundings around, ModuleRow row, EditModel model, Consumer<EditRequest> next) {
    void show() {
        Words words = around.words("desktop.module");
        Card card = new Card(around, words.say("edit.deed", row.name(), row.host().name().value()));
        ObjectProperty<Boolean> asText = new SimpleObjectProperty<>(false);
        Node form = Controls.shownWhile(form(words), asText.map(t -> !t));
        Node text = Controls.shownWhile(text(words), asText);
        CheckBox restart = new CheckBox();
        restart.setMnemonicParsing(false);
        restart.textProperty().bind(words.say("edit.restart"));
        restart.selectedProperty().bindBidirectional(model.restart());
        VBox fields = new VBox(form, text);
        fields.getStyleClass().add("detail-part");
        fields.disableProperty().bind(model.read().not());
        card.body(
                Controls.paragraph(words.say("edit.what", row.unit().name()), "quiet"),
                state(words),
                new HBox(4, pill(words, "edit.fields", asText, false), pill(words, "edit.as-text", asText, true)),
                fields,
                restart);
        Button go = Controls.primary(Controls.button(words.say("preview"), () -> {
            card.close();
            next.accept(model.request());
        }));
        go.disableProperty().bind(model.complete().not());
        card.foot(Controls.button(words.say("cancel"), card::close), go);
        card.show(680);
        // what is disabled takes no keyboard; once the host has told what stands there, the first field does
        model.read().addListener((_, _, _) -> form.lookupAll(".first-focus").forEach(Node::requestFocus));
    }

    /** Whether what stands there is still being read, was there, or could not be read. */
    private Label state(Words words) {
        ObservableValue<String> told = Bindings.createStringBinding(
                () -> {
                    Optional<Problem> problem = model.problem().get();
                    return problem.isPresent()
                            ? words.language().now(problem.get().text())
                            : words.now(!model.read().get() ? "edit.reading" : model.isThere() ? "edit.there" : "edit.new");
                },
                model.problem(),
                model.read(),
                words.language().localeProperty());
        Label label = Controls.paragraph(told, "small");
        model.problem().addListener((_, _, now) -> label.getStyleClass().add(now.isPresent() ? "state-failed" : "quiet"));
        return label;
    }

    private static ToggleButton pill(Words words, String key, ObjectProperty<Boolean> asText, boolean value) {
        ToggleButton pill = new ToggleButton();
        pill.setMnemonicParsing(false);
        pill.textProperty().bind(words.say(key));
        pill.accessibleTextProperty().bind(words.say(key));
        pill.setMinWidth(ToggleButton.USE_PREF_SIZE);
        pill.getStyleClass().addAll("small", "part-pill");
        pill.setSelected(asText.get() == value);
        pill.setOnAction(_ -> {
            asText.set(value);
            pill.setSelected(true);
        });
        asText.addListener((_, _, now) -> pill.setSelected(now == value));
        return pill;
    }

    private Node form(Words words) {
        Form form = new Form();
        for (CommonSetting setting : CommonSetting.values()) {
            TextInputControl field = setting == CommonSetting.ENVIRONMENT ? lines() : new TextField();
            field.textProperty().bindBidirectional(model.field(setting));
            field.promptTextProperty().bind(words.say("edit.prompt." + setting.key()));
            if (setting == CommonSetting.ENVIRONMENT) {
                field.getStyleClass().addAll("mono", "first-focus");
            }
            Label fault = Controls.paragraph(
                    Bindings.createStringBinding(
                            () -> model.fault(setting).map(words.language()::now).orElse(""),
                            model.field(setting),
                            words.language().localeProperty()),
                    "small",
                    "state-failed");
            form.add(words.say("edit.field." + setting.key()), field, Controls.shownWhile(fault, fault.textProperty().map(t -> !t.isEmpty())));
        }
        return form;
    }

    private static TextArea lines() {
        TextArea lines = new TextArea();
        lines.setPrefRowCount(3);
        return lines;
    }

    private Node text(Words words) {
        TextArea text = new TextArea();
        text.textProperty().bindBidirectional(model.text());
        text.getStyleClass().add("mono");
        text.setPrefRowCount(14);
        text.accessibleTextProperty().bind(words.say("edit.text"));
        Label fault = Controls.paragraph(
                Bindings.createStringBinding(
                        () -> fault().map(words.language()::now).orElse(""), model.text(), model.read(), words.language().localeProperty()),
                "small",
                "state-failed");
        VBox both = new VBox(text, Controls.shownWhile(fault, fault.textProperty().map(t -> !t.isEmpty())));
        both.getStyleClass().add("field");
        return both;
    }

    /** Only the rule: the text that it is about stands above. */
    private Optional<org.hostkeeper.words.Text> fault() {
        return model.read().get()
                ? model.request().fault().map(p -> p instanceof Problem.InvalidInput i ? i.rule() : p.text())
                : Optional.empty();
    }
}
