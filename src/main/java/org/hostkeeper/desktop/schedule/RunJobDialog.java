package org.hostkeeper.desktop.schedule;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.CodeView;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/** Runs one job now: says as whom and how, shows what it says as it says it, and how it ended. */
final class RunJobDialog {
    private final Surroundings around;
    private final RunJobModel model;
    private final Words words;
    private final Card card;
    private final VBox ending = new VBox(8);

    RunJobDialog(Surroundings around, RunJobModel model) {
        this.around = around;
        this.model = model;
        this.words = around.words("desktop.schedule");
        this.card = new Card(around, words.say("run.title", model.host().value()));
        card.getStylesheets().add(Look.sheet(RunJobDialog.class, "schedule.css"));
        Node said = said();
        VBox.setVgrow(said, Priority.ALWAYS);
        card.body(
                Controls.shownWhile(Notice.warning(words.say("run.already")), new SimpleBooleanProperty(model.isRunning())),
                CodeView.plain(model.job().command()),
                Controls.paragraph(words.say("run.how", model.job().user()), "small", "quiet"),
                said,
                ending);
        card.foot(foot());
        model.state().addListener((_, _, _) -> tell());
        around.language().localeProperty().addListener((_, _, _) -> tell());
        tell();
    }

    void show() {
        card.show(760, 560);
    }

    private Node said() {
        ListView<String> lines = new ListView<>(model.said());
        lines.getStyleClass().addAll("mono", "run-said");
        lines.setFixedCellSize(22);
        lines.setCellFactory(_ -> new Line());
        lines.accessibleTextProperty().bind(words.say("run.said"));
        lines.setPlaceholder(Controls.paragraph(words.say("run.nothing"), "quiet"));
        model.said().addListener((ListChangeListener<String>) _ -> lines.scrollTo(model.said().size() - 1));
        return lines;
    }

    private void tell() {
        ending.getChildren().setAll(new HBox(new StateChip(around.language(), state())));
        problem().ifPresent(why -> ending.getChildren().add(Notice.problem(around.language().say(why.text()))));
    }

    private State state() {
        return switch (model.state().get()) {
            case RunJobModel.State.Ready _ -> new State(Mark.STOPPED, text("run.ready"));
            case RunJobModel.State.Running _ -> new State(Mark.WORKING, text("run.running"));
            case RunJobModel.State.Ended ended -> ended.exit().isEmpty()
                    ? new State(Mark.FAILED, text("run.not"))
                    : new State(ended.exit().getAsInt() == 0 ? Mark.OK : Mark.FAILED, text("run.exit", ended.exit().getAsInt()));
        };
    }

    /** Why it did not come to an end; a status says enough by itself. */
    private Optional<Problem> problem() {
        return model.state().get() instanceof RunJobModel.State.Ended ended && ended.exit().isEmpty() ? ended.problem() : Optional.empty();
    }

    private Node[] foot() {
        var running = Bindings.createBooleanBinding(model::isRunning, model.state());
        Button stop = Controls.button(words.say("run.stop"), Feather.SQUARE, model::stop);
        Button run = Controls.primary(Controls.button(words.say("run.do"), Feather.PLAY, model::run));
        run.setDefaultButton(true);
        run.disableProperty().bind(running);
        return new Node[] {
            Controls.paragraph(words.say("run.no-undo"), "small", "quiet"),
            Controls.spring(),
            Controls.shownWhile(stop, running),
            Controls.button(words.say("run.close"), card::close),
            run
        };
    }

    private static Text text(String key, Object... args) {
        return Text.of("desktop.schedule", key, args);
    }

    /** A line that the job said; control characters are shown as such. */
    private static final class Line extends ListCell<String> {
        @Override
        protected void updateItem(String line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty ? "" : Plain.oneLine(line));
        }
    }
}
