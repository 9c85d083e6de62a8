package org.hostkeeper.desktop.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
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
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/**
 * The form of a host, to add, edit or duplicate one: says at once what is wrong with the input, and tries the login while
 * it is typed, before anything is kept.
 */
final class HostDialog {
    /** With room for the question about the key: a dialog that grew meanwhile would move under the hand. */
    private static final double HEIGHT = 620;

    private static final Duration PAUSE = Duration.millis(700);

    private final Surroundings around;
    private final HostFormModel model;
    private final Words words;
    private final Card card;
    private final VBox refusal = new VBox();

    HostDialog(Surroundings around, HostFormModel model) {
        this.around = around;
        this.model = model;
        this.words = around.words("desktop.host");
        String named = model.purpose().like().map(host -> host.name().value()).orElse("");
        this.card = new Card(around, words.say(model.purpose().code() + ".title", named));
        card.body(form(), new TrialSteps(around, model.trial()), refusal);
        card.foot(foot());
        card.onEscape(this::abandon);
        tryWhileTyping();
    }

    void show() {
        card.show(640, HEIGHT);
    }

    private Form form() {
        Form form = new Form();
        TextField address = field(model.address(), "add.address.prompt");
        TextField name = field(model.name(), "add.name.prompt");
        boolean renaming = model.purpose() instanceof Purpose.Edit;
        (renaming ? name : address).getStyleClass().add("first-focus");
        address.setDisable(model.isLocal());
        form.add(
                words.say("column.address"),
                address,
                told(model::addressProblem, "state-failed", model.address()),
                told(model::sameAddress, "state-attention", model.address(), model.jump()));
        form.add(words.say("add.name"), name, told(model::nameProblem, "state-failed", model.name()));
        form.add(words.say("add.identity"), identity(), told(model::identityProblem, "state-failed", model.identity()));
        form.add(words.say("detail.jump"), jump());
        form.add(words.say("detail.sudo"), sudo());
        form.add(words.say("detail.tags"), field(model.tags(), "add.tags.prompt"));
        return form;
    }

    /** A pause in typing is enough; leaving a field is, too. */
    private void tryWhileTyping() {
        if (model.isLocal()) {
            return;
        }
        PauseTransition pause = new PauseTransition(PAUSE);
        pause.setOnFinished(_ -> {
            if (card.getScene() != null) {
                model.trial().glance();
            }
        });
        for (Observable typed : List.of(model.address(), model.name(), model.identity(), model.jump(), model.sudo())) {
            typed.addListener(_ -> pause.playFromStart());
        }
    }

    private Node[] foot() {
        Observable[] typed = {model.name(), model.address(), model.identity()};
        Button test = Controls.button(words.say("add.test"), Feather.ZAP, model.trial()::test);
        test.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> model.host().isEmpty(), typed));
        Button keep = Controls.primary(Controls.button(words.say(model.purpose().code() + ".do"), this::keep));
        keep.disableProperty().bind(test.disableProperty());
        keep.setDefaultButton(true);
        return new Node[] {test, Controls.spring(), Controls.button(words.say("cancel"), this::abandon), keep};
    }

    private void keep() {
        Optional<Host> host = model.host();
        if (host.isEmpty()) {
            return;
        }
        Optional<Problem> refused = model.keep(host.get());
        if (refused.isEmpty()) {
            card.close();
        }
        refused.ifPresent(why ->
                refusal.getChildren().setAll(Notice.problem(around.language().say(why.text()))));
    }

    private void abandon() {
        model.trial().abandon();
        card.close();
    }

    private TextField field(StringProperty value, String prompt) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        field.promptTextProperty().bind(words.say(prompt));
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused && card.getScene() != null && !model.isLocal()) {
                model.trial().glance();
            }
        });
        return field;
    }

    private Label told(Supplier<Optional<Text>> what, String style, Observable... typed) {
        List<Observable> all = new ArrayList<>(List.of(typed));
        all.add(around.language().localeProperty());
        Label label = Controls.paragraph(
                Bindings.createStringBinding(
                        () -> what.get().map(around.language()::now).orElse(""), all.toArray(Observable[]::new)),
                "small",
                style);
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
        box.setDisable(model.isLocal());
        return box;
    }

    private Node sudo() {
        ChoiceBox<Sudo> box = new ChoiceBox<>();
        Form.choices(box, List.of(Sudo.values()), sudo -> words.now("sudo." + sudo.code()));
        box.valueProperty().bindBidirectional(model.sudo());
        return box;
    }
}
