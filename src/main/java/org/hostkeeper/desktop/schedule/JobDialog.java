package org.hostkeeper.desktop.schedule;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.Run;

/** Asks when a job runs and what it does, and says in words and in dates what that means; the plan dialog follows. */
record JobDialog(Surroundings around, JobModel model, Runnable next) {
    void show() {
        Words words = around.words("desktop.schedule");
        Card card = new Card(around, words.say(model.isNew() ? "add" : "edit.title"));
        Form form = new Form();
        if (model.isNew()) {
            ChoiceBox<HostName> host = new ChoiceBox<>();
            Form.choices(host, model.hosts(), HostName::value);
            host.valueProperty().bindBidirectional(model.host());
            form.add(words.say("column.host"), host);
        }
        TextField time = field(words, model.time(), "time.prompt");
        time.getStyleClass().addAll("first-focus", "mono");
        form.add(words.say("time"), time, meaning(), starts(words));
        if (model.asksUser()) {
            form.add(words.say("column.user"), field(words, model.user(), "user.prompt"));
        }
        if (model.isNew()) {
            form.add(words.say("file"), field(words, model.file(), "file.prompt"));
        }
        TextField command = field(words, model.command(), "command.prompt");
        command.getStyleClass().add("mono");
        form.add(words.say("command"), command, Controls.paragraph(words.say("command.hint"), "small", "quiet"));
        card.body(form);
        Button go = Controls.primary(Controls.button(words.say("preview"), () -> {
            card.close();
            next.run();
        }));
        go.disableProperty().bind(Bindings.createBooleanBinding(() -> !model.complete().getValue(), model.time(), model.user(), model.file(), model.command(), model.host()));
        card.foot(Controls.button(words.say("cancel"), card::close), go);
        card.show(640);
    }

    private Node meaning() {
        var meant = model.words();
        var understood = model.understood();
        Label label = Controls.paragraph(Bindings.createStringBinding(
                () -> around.language().now(meant.getValue()), meant, around.language().localeProperty()));
        understood.addListener((_, _, now) -> colour(label, now));
        colour(label, understood.getValue());
        label.getProperties().put("kept", understood); // the binding lives as long as the label
        return label;
    }

    private static void colour(Label label, boolean understood) {
        label.getStyleClass().removeAll("state-failed");
        if (!understood) {
            label.getStyleClass().add("state-failed");
        }
    }

    private Node starts(Words words) {
        ObservableValue<List<Run>> next = model.next();
        ObservableValue<Optional<ZoneId>> zone = model.zone();
        Label label = Controls.paragraph(
                Bindings.createStringBinding(
                        () -> zone.getValue().map(in -> told(words, next.getValue(), in)).orElse(""), next, zone, words.language().localeProperty()),
                "small",
                "quiet");
        Label where = Controls.paragraph(
                Bindings.createStringBinding(
                        () -> zone.getValue().map(in -> words.now("next.in", in.getId())).orElse(""), zone, words.language().localeProperty()),
                "small",
                "quiet");
        VBox box = new VBox(where, label);
        return Controls.shownWhile(box, next.map(runs -> !runs.isEmpty()));
    }

    private String told(Words words, List<Run> runs, ZoneId zone) {
        return runs.stream()
                .map(run -> Ages.minute(run.at().atZone(zone), around.language().locale())
                        + (run.moved() ? " " + words.now("moved", run.named().toLocalTime().toString()) : ""))
                .collect(Collectors.joining("\n"));
    }

    private static TextField field(Words words, StringProperty value, String prompt) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        field.promptTextProperty().bind(words.say(prompt));
        return field;
    }
}
