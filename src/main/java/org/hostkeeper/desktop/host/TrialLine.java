package org.hostkeeper.desktop.host;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.host.AddHostModel.Trial;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.fleet.HostTrial;
import org.hostkeeper.problem.Problem;

/** What the trial login told, below the form. */
final class TrialLine extends StackPane {
    private final Surroundings around;
    private final Words words;

    TrialLine(Surroundings around, AddHostModel model) {
        this.around = around;
        this.words = around.words("desktop.host");
        setMinHeight(40);
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        ObservableValue<Trial> trial = model.trial();
        trial.addListener((_, _, next) -> show(next));
        show(trial.getValue());
    }

    private void show(Trial trial) {
        getChildren()
                .setAll(
                        switch (trial) {
                            case Trial.NotYet _ -> Controls.paragraph(words.say("add.trial.not-yet"), "quiet");
                            case Trial.Running _ -> running();
                            case Trial.Ended ended -> stages(ended.trial());
                            case Trial.Failed failed -> Notice.problem(
                                    around.language().say(failed.problem().text()));
                        });
    }

    /** What worked, in a row, and below it where it ended. */
    private VBox stages(HostTrial trial) {
        FlowPane row = new FlowPane(12, 4);
        trial.passed().forEach(stage -> row.getChildren().add(chip(Mark.OK, stage)));
        VBox all = new VBox(8, row);
        trial.failed().ifPresent(failure -> {
            boolean asks = failure.problem() instanceof Problem.UnknownHostKey;
            ObservableValue<String> sentence = around.language().say(failure.problem().text());
            row.getChildren().add(chip(asks ? Mark.ATTENTION : Mark.FAILED, failure.at()));
            all.getChildren().add(asks ? Notice.warning(sentence) : Notice.problem(sentence));
        });
        return all;
    }

    private StateChip chip(Mark mark, HostTrial.Stage stage) {
        return new StateChip(around.language(), new State(mark, stage.words()));
    }

    private HBox running() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(16, 16);
        turning.setMinSize(16, 16);
        turning.accessibleTextProperty().bind(words.say("add.trial.running"));
        HBox line = new HBox(turning, Controls.label(words.say("add.trial.running")));
        line.getStyleClass().add("actions");
        return line;
    }
}
