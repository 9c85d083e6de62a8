package org.hostkeeper.desktop.plan;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.CodeView;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.plan.preview.StepPreview;
import org.hostkeeper.plan.preview.Undo;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One step: plain words, whether it can be taken back, and unfolded the very difference or command line. */
public final class StepView extends VBox {
    private final FontIcon mark = new FontIcon(Feather.CIRCLE);
    private final Label marked = new Label("", mark);
    private final VBox inside = new VBox();
    private final BooleanProperty unfolded = new SimpleBooleanProperty();

    /**
     * The step, folded unless {@code open}.
     *
     * @param words the language; the step's own words are this package's
     */
    public StepView(Words language, StepPreview step, int number, boolean open) {
        Words words = new Words(language.language(), "desktop.plan");
        getStylesheets().add(Look.sheet(StepView.class, "plan.css"));
        getStyleClass().add("step");
        ToggleButton head = new ToggleButton();
        head.setMnemonicParsing(false);
        head.getStyleClass().addAll("flat", "step-head");
        head.textProperty().bind(words.language().say(step.words()));
        head.accessibleTextProperty().bind(words.say("step", number, step.words(), undo(words, step)));
        FontIcon chevron = new FontIcon(Feather.CHEVRON_RIGHT);
        head.setGraphic(chevron);
        head.setWrapText(true);
        head.selectedProperty().bindBidirectional(unfolded);
        unfolded.addListener((_, _, now) -> chevron.setIconCode(now ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
        marked.getStyleClass().add("state-unknown");
        marked.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(marked, head);
        row.getStyleClass().add("step-row");
        inside.getStyleClass().add("step-inside");
        step.diff().ifPresent(diff -> inside.getChildren().add(CodeView.diff(diff)));
        step.command().ifPresent(command -> inside.getChildren().add(CodeView.plain(command)));
        inside.getChildren().add(undoLine(words, step));
        getChildren().addAll(row, Controls.shownWhile(inside, unfolded));
        unfolded.set(open);
    }

    /** More about it, beneath what it does. */
    public void add(Node... parts) {
        inside.getChildren().addAll(parts);
    }

    /** How this step stands while the plan runs. */
    public void show(Optional<Mark> state) {
        marked.getStyleClass().setAll("label", state.orElse(Mark.UNKNOWN).style());
        mark.setIconCode(
                switch (state.orElse(Mark.UNKNOWN)) {
                    case OK -> Feather.CHECK_CIRCLE;
                    case WORKING -> Feather.LOADER;
                    case FAILED -> Feather.X_OCTAGON;
                    case ATTENTION -> Feather.ALERT_TRIANGLE;
                    case STOPPED, UNKNOWN -> Feather.CIRCLE;
                });
    }

    private static Label undoLine(Words words, StepPreview step) {
        Label label = Controls.paragraph(
                words.language().say(undo(words, step)),
                "small",
                step.undo() == Undo.IMPOSSIBLE ? Mark.ATTENTION.style() : "quiet");
        label.setGraphic(new FontIcon(step.undo() == Undo.IMPOSSIBLE ? Feather.ALERT_TRIANGLE : Feather.CORNER_UP_LEFT));
        return label;
    }

    private static org.hostkeeper.words.Text undo(Words words, StepPreview step) {
        return switch (step.undo()) {
            case BY_ITSELF -> words.text("undo.by-itself");
            case BY_COMMAND -> words.text("undo.by-command", step.briefUndo().orElse(""));
            case NOTHING_TO_UNDO -> words.text("undo.nothing");
            case IMPOSSIBLE -> words.text("undo.impossible");
        };
    }
}
