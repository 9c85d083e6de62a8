package org.hostkeeper.desktop.host;

import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.host.TrialModel.Trial;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.fleet.HostTrial;
import org.hostkeeper.problem.Problem;
import org.kordamp.ikonli.feather.Feather;

/**
 * The trial login below the form, a line for each stage with its mark; where it ended, why and what to do. A key that is
 * not known yet is accepted here by a button of its own that is never the default.
 */
final class TrialSteps extends VBox {
    private final Surroundings around;
    private final TrialModel model;
    private final Words words;

    TrialSteps(Surroundings around, TrialModel model) {
        super(8);
        this.around = around;
        this.model = model;
        this.words = around.words("desktop.host");
        setMinHeight(40);
        model.state().addListener((_, _, next) -> show(next));
        show(model.state().get());
    }

    private void show(Trial trial) {
        getChildren().clear();
        switch (trial) {
            case Trial.NotYet _ -> getChildren().add(Controls.paragraph(words.say("add.trial.not-yet"), "quiet"));
            case Trial.Running(HostTrial soFar) -> getChildren().add(lines(soFar));
            case Trial.Ended(HostTrial ended) -> {
                getChildren().add(lines(ended));
                ended.failed().ifPresent(failure -> getChildren().add(why(failure.problem())));
                model.unknownKey().ifPresent(_ -> getChildren().add(acceptance()));
            }
            case Trial.Failed(Problem problem) -> getChildren().add(why(problem));
        }
    }

    private FlowPane lines(HostTrial trial) {
        FlowPane lines = new FlowPane(Orientation.VERTICAL, 24, 4);
        HostTrial.stages(trial.host()).forEach(stage -> lines.getChildren().add(line(trial, stage)));
        int half = (lines.getChildren().size() + 1) / 2;
        lines.setPrefWrapLength(half * 24.0);
        lines.setColumnHalignment(HPos.LEFT);
        return lines;
    }

    private StateChip line(HostTrial trial, HostTrial.Stage stage) {
        Mark mark = mark(trial, stage);
        StateChip chip = new StateChip(around.language(), new State(mark, words.text("trial." + word(mark), stage.words())));
        chip.setMinWidth(USE_PREF_SIZE);
        return chip;
    }

    private static Mark mark(HostTrial trial, HostTrial.Stage stage) {
        if (trial.passed().contains(stage)) {
            return Mark.OK;
        }
        if (trial.failed().filter(f -> f.at() == stage).isPresent()) {
            boolean asks = trial.failed().filter(f -> f.problem() instanceof Problem.UnknownHostKey).isPresent();
            return asks ? Mark.ATTENTION : Mark.FAILED;
        }
        return trial.under().filter(stage::equals).isPresent() ? Mark.WORKING : Mark.UNKNOWN;
    }

    private static String word(Mark mark) {
        return switch (mark) {
            case OK -> "ok";
            case WORKING -> "working";
            case ATTENTION -> "asks";
            case FAILED -> "failed";
            case UNKNOWN, STOPPED -> "waiting";
        };
    }

    private Notice why(Problem problem) {
        ObservableValue<String> sentence = around.language().say(problem.text());
        return problem instanceof Problem.UnknownHostKey ? Notice.warning(sentence) : Notice.problem(sentence);
    }

    private HBox acceptance() {
        Button accept = Controls.button(words.say("trial.accept"), Feather.KEY, model::acceptKey);
        HBox row = new HBox(accept);
        row.getStyleClass().add("actions");
        return row;
    }
}
