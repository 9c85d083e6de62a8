package org.hostkeeper.desktop.host;

import java.time.Duration;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hostkeeper.command.CommandEnd;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.CodeView;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.widget.RowTable;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.words.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Runs a command on the selected hosts: asks for it, shows how it ends on each host while it runs, and all that the chosen
 * one said.
 */
final class RunDialog {
    private static final List<Duration> LIMITS =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));

    private final Surroundings around;
    private final RunModel model;
    private final Words words;
    private final Card card;
    private final VBox output = new VBox(8);

    RunDialog(Surroundings around, RunModel model) {
        this.around = around;
        this.model = model;
        this.words = around.words("desktop.host");
        this.card = new Card(around, words.say("run.title", model.hosts().size()));
        card.getStylesheets().add(Look.sheet(RunDialog.class, "host.css"));
        card.body(form(), results());
        card.foot(foot());
    }

    void show() {
        card.show(900, 640);
    }

    private Node form() {
        TextField line = new TextField();
        line.textProperty().bindBidirectional(model.line());
        line.getStyleClass().addAll("mono", "first-focus");
        line.promptTextProperty().bind(words.say("run.prompt"));
        Label split = Controls.paragraph(
                Bindings.createStringBinding(
                        () -> model.problem().map(around.language()::now).orElseGet(() -> Plain.oneLine(model.words())),
                        model.line(),
                        around.language().localeProperty()),
                "small",
                "mono");
        CheckBox root = new CheckBox();
        root.setMnemonicParsing(false);
        root.textProperty().bind(words.say("run.root"));
        root.accessibleTextProperty().bind(words.say("run.root"));
        root.selectedProperty().bindBidirectional(model.asRoot());
        ChoiceBox<Duration> limit = new ChoiceBox<>();
        Form.choices(limit, LIMITS, d -> around.language().now(Ages.length(d)));
        limit.valueProperty().bindBidirectional(model.limit());
        Form form = new Form();
        form.add(words.say("run.command"), line, split, Controls.paragraph(words.say("run.how"), "small", "quiet"));
        form.add(words.say("run.limit"), limit, root);
        form.disableProperty().bind(model.stage().isEqualTo(RunModel.Stage.RUNNING));
        return form;
    }

    private Node results() {
        RowTable<RunModel.OnHost> table = new RowTable<>(around, words, model.rows(), "run.results");
        table.name("host", 120, row -> row.host().value());
        table.state("exit", 130, RunDialog::state);
        table.text("said", 180, RunDialog::first);
        table.setPlaceholder(Controls.paragraph(words.say("run.empty"), "quiet"));
        table.getSelectionModel().selectedItemProperty().addListener((_, before, next) -> follow(before, next));
        ScrollPane scroll = new ScrollPane(output);
        scroll.setFitToWidth(true);
        output.getStyleClass().add("run-host");
        SplitPane split = new SplitPane(table, scroll);
        split.setDividerPositions(0.52);
        VBox.setVgrow(split, Priority.ALWAYS);
        return split;
    }

    private final ChangeListener<RunModel.OnHost> changes = (_, _, next) -> tell(next);

    private void follow(@Nullable Row<RunModel.OnHost> before, @Nullable Row<RunModel.OnHost> next) {
        if (before != null) {
            before.property().removeListener(changes);
        }
        if (next == null) {
            output.getChildren().clear();
        } else {
            next.property().addListener(changes);
            tell(next.value());
        }
    }

    /** All that is kept of what it said, or why it said nothing. */
    private void tell(RunModel.OnHost row) {
        output.getChildren().clear();
        row.end().ifPresent(end -> {
            end.problem()
                    .filter(_ -> end.exit().isEmpty())
                    .ifPresent(p -> output.getChildren().add(Notice.problem(around.language().say(p.text()))));
            said("run.out", end.out());
            said("run.err", end.err());
            output.getChildren().add(Controls.paragraph(words.say("run.kept"), "small", "quiet"));
        });
    }

    private void said(String key, String text) {
        if (!text.isEmpty()) {
            output.getChildren().addAll(Controls.label(words.say(key), "section-title"), CodeView.plain(text));
        }
    }

    private static State state(RunModel.OnHost row) {
        if (row.end().isEmpty()) {
            return new State(Mark.WORKING, Text.of("desktop.host", "run.running"));
        }
        CommandEnd end = row.end().get();
        if (end.exit().isEmpty()) {
            return new State(Mark.FAILED, Text.of("desktop.host", "run.not"));
        }
        return new State(
                end.ok() ? Mark.OK : Mark.ATTENTION, Text.of("desktop.host", "run.exit", end.exit().getAsInt()));
    }

    private static String first(RunModel.OnHost row) {
        return row.end()
                .map(end -> end.out().isBlank() ? end.err() : end.out())
                .flatMap(text -> text.lines().filter(l -> !l.isBlank()).findFirst())
                .map(Plain::oneLine)
                .orElse("");
    }

    private Node[] foot() {
        Button stop = Controls.button(words.say("run.stop"), Feather.SQUARE, model::stop);
        Controls.shownWhile(stop, model.stage().isEqualTo(RunModel.Stage.RUNNING));
        Button run = Controls.primary(Controls.button(words.say("run.do", model.hosts().size()), model::run));
        run.setDefaultButton(true);
        run.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.request().isEmpty() || model.stage().get() == RunModel.Stage.RUNNING,
                        model.line(),
                        model.stage()));
        return new Node[] {
            Controls.paragraph(words.say("run.no-undo"), "small", "quiet"),
            Controls.spring(),
            stop,
            Controls.button(words.say("close"), card::close),
            run
        };
    }
}
