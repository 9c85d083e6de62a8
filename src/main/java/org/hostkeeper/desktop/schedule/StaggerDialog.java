package org.hostkeeper.desktop.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.EmptyState;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.RowTable;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.schedule.Stagger;
import org.hostkeeper.schedule.StaggerRequest.Change;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/** Asks which jobs are to be kept apart and within what time, shows while it is typed where each would go, and hands that to the plan dialog. */
final class StaggerDialog {
    private static final int MOST_COUNTED = 6;

    private final Surroundings around;
    private final StaggerModel model;
    private final RootReading byRoot;
    private final Consumer<List<Stagger.Placed>> next;
    private final Words words;
    private final Card card;

    StaggerDialog(Surroundings around, StaggerModel model, RootReading byRoot, Consumer<List<Stagger.Placed>> next) {
        this.around = around;
        this.model = model;
        this.byRoot = byRoot;
        this.next = next;
        this.words = around.words("desktop.schedule");
        this.card = new Card(around, words.say("stagger.title"));
        card.getStylesheets().add(Look.sheet(StaggerDialog.class, "schedule.css"));
        card.body(form(), counted(), results(), problem(), missing());
        card.foot(foot());
    }

    void show() {
        card.show(980, 720);
    }

    private Form form() {
        Form form = new Form();
        ChoiceBox<StaggerWish.By> by = new ChoiceBox<>();
        Form.choices(by, model.choices(), value -> words.now(value.key(), model.movable()));
        by.valueProperty().bindBidirectional(model.by());
        by.getStyleClass().add("first-focus");
        form.add(words.say("stagger.which"), by, asked(StaggerWish.By.LETTERS, model.letters()), asked(StaggerWish.By.COMMAND, model.command()), leftOut());
        form.below(window());
        return form;
    }

    /** The field for what the jobs are asked for by, while they are. */
    private Node asked(StaggerWish.By by, StringProperty value) {
        TextField field = field(value, by.key() + ".name");
        field.promptTextProperty().bind(words.say(by.key() + ".prompt"));
        return Controls.shownWhile(field, model.by().isEqualTo(by));
    }

    private Node leftOut() {
        Label told = Controls.paragraph(words.say("stagger.left-out", model.leftOut()), "small", "quiet");
        return Controls.shownWhile(told, model.by().map(by -> by == StaggerWish.By.CHOSEN && model.leftOut() > 0));
    }

    /** From when to when, how far apart, and what of the time may become another. */
    private Node window() {
        ChoiceBox<Change> change = new ChoiceBox<>();
        Form.choices(change, List.of(Change.values()), value -> words.now("stagger.change." + value.name().toLowerCase(Locale.ROOT)));
        change.valueProperty().bindBidirectional(model.change());
        change.accessibleTextProperty().bind(words.say("stagger.change"));
        HBox window = new HBox(
                named("stagger.from", narrow(field(model.from(), "stagger.from"))),
                named("stagger.to", narrow(field(model.to(), "stagger.to"))),
                named("stagger.apart", narrow(field(model.apart(), "stagger.apart"))),
                Controls.shownWhile(named("stagger.change", change), model.by().isNotEqualTo(StaggerWish.By.LETTERS)));
        window.getStyleClass().add("stagger-window");
        Label hint = Controls.paragraph(words.say("stagger.hint"), "small", "quiet");
        return new VBox(8, window, hint);
    }

    private VBox named(String key, Node control) {
        Label name = Controls.label(words.say(key), "small");
        name.setLabelFor(control);
        name.setMinWidth(Label.USE_PREF_SIZE);
        return new VBox(4, name, control);
    }

    private static TextField narrow(TextField field) {
        field.setPrefColumnCount(6);
        field.setMaxWidth(TextField.USE_PREF_SIZE);
        return field;
    }

    private TextField field(StringProperty value, String name) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        field.accessibleTextProperty().bind(words.say(name));
        return field;
    }

    /** How many jobs of which hosts. */
    private Label counted() {
        return Controls.paragraph(said(() -> {
            Map<HostName, Long> counts = model.answer().get().counts();
            String hosts = counts.entrySet().stream().limit(MOST_COUNTED).map(host -> host.getKey() + " " + host.getValue()).collect(Collectors.joining(", "));
            int more = Math.max(0, counts.size() - MOST_COUNTED);
            return words.now("stagger.count", model.rows().list().size(), counts.size(), hosts, more, model.answer().get().withoutRoom());
        }), "strong");
    }

    private Node results() {
        RowTable<StaggerRow> table = new RowTable<>(around, words, model.rows(), "stagger.results");
        var job = table.name("job", 180, StaggerRow::command);
        var host = table.text("host", 100, row -> row.host().value());
        var state = table.state("state", 136, StaggerRow::state);
        table.words("before", 170, StaggerRow::before);
        table.words("after", 270, StaggerRow::afterwards);
        table.setPlaceholder(new EmptyState(Feather.SHUFFLE, words.say("stagger.empty.title"), words.say("stagger.empty.teaching")));
        table.sortFirstBy(state, host, job);
        table.remember("stagger");
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }

    private Node problem() {
        ObservableValue<String> said = said(() -> model.answer().get().problem().map(Problem::text).map(around.language()::now).orElse(""));
        return Controls.shownWhile(Notice.problem(said), said.map(text -> !text.isEmpty()));
    }

    /** What may be otherwise than it is known here. */
    private Node missing() {
        ObservableValue<String> said = said(this::unsure);
        Label told = Controls.paragraph(said, "quiet");
        Button all = Controls.button(words.say("read-all"), Feather.UNLOCK, () -> byRoot.read(model.closed()));
        ObservableValue<Boolean> closed = model.answer().map(_ -> !model.closed().isEmpty());
        HBox row = new HBox(told, Controls.spring(), Controls.shownWhile(all, closed));
        row.getStyleClass().add("stagger-missing");
        return Controls.shownWhile(row, said.map(text -> !text.isEmpty()));
    }

    private String unsure() {
        StaggerAnswer answer = model.answer().get();
        List<Text> all = new ArrayList<>();
        byRoot.problem().get().ifPresent(why -> all.add(why.text()));
        if (!model.closed().isEmpty()) {
            all.add(words.text("closed", model.closed().size()));
        }
        if (!answer.away().isEmpty()) {
            all.add(words.text("stagger.away", names(answer.away())));
        }
        if (!answer.unknown().isEmpty()) {
            all.add(words.text("stagger.unknown", names(answer.unknown())));
        }
        return all.stream().map(around.language()::now).collect(Collectors.joining("\n"));
    }

    private static String names(Set<HostName> hosts) {
        String first = hosts.stream().limit(MOST_COUNTED).map(HostName::value).collect(Collectors.joining(", "));
        return hosts.size() > MOST_COUNTED ? first + ", …" : first;
    }

    private ObservableValue<String> said(Callable<String> text) {
        return Bindings.createStringBinding(text, model.answer(), byRoot.problem(), around.language().localeProperty());
    }

    private Node[] foot() {
        Button go = Controls.primary(Controls.button(words.say("preview"), () -> {
            List<Stagger.Placed> changed = model.answer().get().changed();
            card.close();
            next.accept(changed);
        }));
        go.setDefaultButton(true);
        go.disableProperty().bind(Bindings.createBooleanBinding(() -> model.answer().get().changed().isEmpty(), model.answer()));
        return new Node[] {Controls.button(words.say("cancel"), card::close), go};
    }
}
