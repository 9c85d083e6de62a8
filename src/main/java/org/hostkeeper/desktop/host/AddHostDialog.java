package org.hostkeeper.desktop.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/** Asks for a new host, says at once what is wrong with the input, and tries the login before anything is kept. */
final class AddHostDialog {
    private final Surroundings around;
    private final AddHostModel model;
    private final Words words;
    private final Card card;

    AddHostDialog(Surroundings around, AddHostModel model) {
        this.around = around;
        this.model = model;
        this.words = around.words("desktop.host");
        this.card = new Card(around, words.say("add.title"));
        Form form = new Form();
        TextField address = field(model.address(), "add.address.prompt");
        address.getStyleClass().add("first-focus");
        address.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                model.glance();
            }
        });
        form.add(words.say("column.address"), address, problem(model::addressProblem, model.address()));
        form.add(words.say("add.name"), field(model.name(), "add.name.prompt"), problem(model::nameProblem, model.name()));
        form.add(words.say("add.identity"), identity());
        form.add(words.say("detail.jump"), jump());
        form.add(words.say("detail.sudo"), sudo());
        form.add(words.say("detail.tags"), field(model.tags(), "add.tags.prompt"));
        card.body(form, new TrialLine(around, model));
        card.foot(foot());
    }

    void show() {
        card.show(600);
    }

    private Node[] foot() {
        Observable[] typed = {model.name(), model.address()};
        Button test = Controls.button(words.say("add.test"), Feather.ZAP, model::test);
        test.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> model.host().isEmpty(), typed));
        Button add = Controls.primary(Controls.button(words.say("add.do"), () -> {
            if (model.add()) {
                card.close();
            }
        }));
        add.disableProperty().bind(test.disableProperty());
        add.setDefaultButton(true);
        return new Node[] {test, Controls.spring(), Controls.button(words.say("cancel"), card::close), add};
    }

    private TextField field(StringProperty value, String prompt) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        field.promptTextProperty().bind(words.say(prompt));
        return field;
    }

    private Label problem(Supplier<Optional<Text>> problem, Observable typed) {
        Label label = Controls.paragraph(
                Bindings.createStringBinding(
                        () -> problem.get().map(around.language()::now).orElse(""),
                        typed,
                        around.language().localeProperty()),
                "small",
                "state-failed");
        return Controls.shownWhile(label, label.textProperty().isNotEmpty());
    }

    private Node identity() {
        TextField path = field(model.identity(), "add.identity.prompt");
        path.accessibleTextProperty().bind(words.say("add.identity"));
        HBox.setHgrow(path, Priority.ALWAYS);
        HBox row = new HBox(path, Controls.iconButton(words.say("add.identity.choose"), Feather.FOLDER, () -> {
            FileChooser chooser = new FileChooser();
            chooser.setInitialDirectory(Path.of(System.getProperty("user.home")).toFile());
            Optional.ofNullable(chooser.showOpenDialog(card.getScene().getWindow()))
                    .ifPresent(file -> model.identity().set(file.getPath()));
        }));
        row.getStyleClass().add("actions");
        return row;
    }

    private Node jump() {
        List<Optional<HostName>> choices = new ArrayList<>();
        choices.add(Optional.empty());
        model.jumps().forEach(host -> choices.add(Optional.of(host)));
        ChoiceBox<Optional<HostName>> box = new ChoiceBox<>();
        Form.choices(box, choices, host -> host.map(HostName::value).orElse(words.now("add.jump.none")));
        box.valueProperty().bindBidirectional(model.jump());
        return box;
    }

    private Node sudo() {
        ChoiceBox<Sudo> box = new ChoiceBox<>();
        Form.choices(box, List.of(Sudo.values()), sudo -> words.now("sudo." + sudo.code()));
        box.valueProperty().bindBidirectional(model.sudo());
        return box;
    }
}
