package org.hostkeeper.desktop.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.kordamp.ikonli.feather.Feather;

/** The form of a broker, new or known: says at once what is wrong or open, and logs in when asked to. */
final class BrokerDialog {
    private final BrokerFormModel model;
    private final MqttDeeds deeds;
    private final Words words;
    private final Card card;
    private final VBox told = new VBox();
    private Optional<Problem> refused = Optional.empty();

    BrokerDialog(Surroundings around, BrokerFormModel model, MqttDeeds deeds) {
        this.model = model;
        this.deeds = deeds;
        this.words = around.words("desktop.mqtt");
        this.card = new Card(around, words.say(model.isNew() ? "add" : "edit"));
        told.setSpacing(8);
        card.body(form(), told);
        card.foot(foot());
        for (Observable typed : model.typed()) {
            typed.addListener(_ -> changed());
        }
        model.tested().addListener(_ -> tell());
        around.language().localeProperty().addListener(_ -> tell());
        tell();
    }

    void show() {
        card.show(640);
    }

    private Form form() {
        Form form = new Form();
        TextField name = field(model.name(), "form.name.prompt");
        name.setDisable(!model.isNew());
        TextField address = field(model.address(), "form.address.prompt");
        (model.isNew() ? name : address).getStyleClass().add("first-focus");
        TextField port = field(model.port(), "form.port.prompt");
        port.setPrefColumnCount(6);
        port.accessibleTextProperty().bind(words.say("form.port"));
        HBox place = new HBox(8, address, port);
        HBox.setHgrow(address, javafx.scene.layout.Priority.ALWAYS);
        form.add(words.say("form.name"), name);
        form.add(words.say("form.address"), place);
        address.accessibleTextProperty().bind(words.say("form.address"));
        form.add(words.say("form.trust"), trust());
        TextField authority = field(model.authority(), "form.authority.prompt");
        authority.disableProperty().bind(model.trust().isNotEqualTo(BrokerFormModel.Trust.AUTHORITY));
        form.add(words.say("form.authority"), authority);
        BooleanBinding plain = model.trust().isEqualTo(BrokerFormModel.Trust.NONE);
        TextField certificate = field(model.certificate(), "form.certificate.prompt");
        TextField key = field(model.key(), "form.key.prompt");
        PasswordField passphrase = new PasswordField();
        passphrase.textProperty().bindBidirectional(model.passphrase());
        passphrase.promptTextProperty().bind(words.say(model.isNew() ? "form.passphrase.prompt" : "form.passphrase.kept"));
        certificate.disableProperty().bind(plain);
        key.disableProperty().bind(plain);
        passphrase.disableProperty().bind(plain.or(model.key().isEmpty()));
        form.add(words.say("form.certificate"), certificate);
        form.add(words.say("form.key"), key);
        form.add(words.say("form.passphrase"), passphrase);
        form.add(words.say("form.user"), field(model.user(), "form.user.prompt"));
        PasswordField password = new PasswordField();
        password.textProperty().bindBidirectional(model.password());
        password.promptTextProperty()
                .bind(Bindings.createBooleanBinding(model::keepsPassword, model.typed())
                        .flatMap(kept -> words.say("form.password." + (kept ? "kept" : model.isNew() ? "prompt" : "again"))));
        password.disableProperty().bind(model.user().isEmpty());
        form.add(words.say("form.password"), password);
        form.add(words.say("form.prefix"), field(model.prefix(), "form.prefix.prompt"));
        form.add(words.say("form.rest"), field(model.rest(), "form.rest.prompt"));
        form.add(words.say("form.host"), host());
        return form;
    }

    private ChoiceBox<BrokerFormModel.Trust> trust() {
        ChoiceBox<BrokerFormModel.Trust> box = new ChoiceBox<>();
        Form.choices(
                box,
                List.of(BrokerFormModel.Trust.values()),
                t -> words.now("form.trust." + t.name().toLowerCase(java.util.Locale.ROOT)));
        box.valueProperty().bindBidirectional(model.trust());
        return box;
    }

    private ChoiceBox<Optional<HostName>> host() {
        ChoiceBox<Optional<HostName>> box = new ChoiceBox<>();
        List<Optional<HostName>> all = new ArrayList<>();
        all.add(Optional.empty());
        deeds.hosts().forEach(h -> all.add(Optional.of(h)));
        model.host().get().filter(h -> !deeds.hosts().contains(h)).ifPresent(h -> all.add(Optional.of(h)));
        Form.choices(box, all, h -> h.map(HostName::value).orElseGet(() -> words.now("form.host.none")));
        box.valueProperty().bindBidirectional(model.host());
        return box;
    }

    private TextField field(StringProperty value, String prompt) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        field.promptTextProperty().bind(words.say(prompt));
        return field;
    }

    private Node[] foot() {
        BooleanBinding incomplete = Bindings.createBooleanBinding(() -> model.broker().isEmpty(), model.typed());
        Button test = Controls.button(words.say("form.test"), Feather.ZAP, this::test);
        test.disableProperty()
                .bind(incomplete.or(Bindings.createBooleanBinding(
                        () -> model.tested().get() instanceof BrokerFormModel.Tested.Trying, model.tested())));
        Button keep = Controls.primary(Controls.button(words.say("form.keep"), this::keep));
        keep.disableProperty().bind(incomplete);
        keep.setDefaultButton(true);
        return new Node[] {test, Controls.spring(), Controls.button(words.say("cancel"), this::close), keep};
    }

    private void changed() {
        refused = Optional.empty();
        model.changed();
        tell();
    }

    private void test() {
        model.broker().ifPresent(broker -> deeds.test(broker, model.secrets(), model.trying()));
    }

    private void keep() {
        model.broker().ifPresent(broker -> deeds.keep(broker, model.secrets(), model.isNew(), problem -> {
            refused = problem;
            if (problem.isEmpty()) {
                close();
            } else {
                tell();
            }
        }));
    }

    private void close() {
        model.password().set("");
        model.passphrase().set("");
        card.close();
    }

    private void tell() {
        List<Node> all = new ArrayList<>();
        model.fault().ifPresent(fault -> all.add(Notice.problem(words.language().say(fault))));
        refused.ifPresent(problem -> all.add(Notice.problem(words.language().say(problem.text()))));
        model.warnings().forEach(warning -> all.add(Notice.warning(words.language().say(warning))));
        switch (model.tested().get()) {
            case BrokerFormModel.Tested.Not _ -> {}
            case BrokerFormModel.Tested.Trying _ -> all.add(line("form.trying"));
            case BrokerFormModel.Tested.Well(int agents, int modules) -> all.add(line("form.well", agents, modules));
            case BrokerFormModel.Tested.Failed(Problem problem) ->
                all.add(Notice.problem(words.language().say(problem.text())));
        }
        told.getChildren().setAll(all);
    }

    private Label line(String key, Object... args) {
        return Controls.paragraph(words.say(key, args), "quiet");
    }
}
