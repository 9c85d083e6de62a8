package org.hostkeeper.desktop.deployment;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.desktop.widget.CodeView;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/** One defect: how bad, what, why it matters, where it was seen; and the button that mends it, or what to decide. */
final class DefectView extends VBox {
    DefectView(Surroundings around, Defect defect, Consumer<Defect> mend) {
        getStyleClass().add("defect");
        StateChip severity = new StateChip(around.language());
        severity.show(new State(mark(defect), Text.of("desktop.deployment", "severity." + defect.kind().severity().code())));
        severity.setMinWidth(StateChip.USE_PREF_SIZE);
        VBox sentences = new VBox(
                2,
                Controls.paragraph(around.language().say(defect.what()), "strong"),
                Controls.paragraph(around.language().say(defect.why()), "quiet"));
        HBox.setHgrow(sentences, Priority.ALWAYS);
        HBox head = new HBox(12, severity, sentences);
        getChildren().add(head);
        if (!defect.evidence().isEmpty()) {
            getChildren().add(CodeView.plain(String.join("\n", defect.evidence())));
        }
        switch (defect.mending()) {
            case Mending.ByPlan plan -> head.getChildren().add(button(around, plan, () -> mend.accept(defect)));
            case Mending.ByTakeOver _ -> getChildren().add(Controls.paragraph(around.words("desktop.deployment").say("with-take-over"), "small"));
            case Mending.ByPerson(Text decision, Optional<String> command) -> {
                getChildren().add(Controls.paragraph(around.language().say(Text.of("desktop.deployment", "decide", decision))));
                command.ifPresent(line -> getChildren().add(CodeView.plain(line)));
            }
        }
    }

    /** A short one, that leaves the sentences their room; what it does exactly is for who points at it or cannot see it. */
    private static Button button(Surroundings around, Mending.ByPlan plan, Runnable mend) {
        Button button = Controls.button(around.words("desktop.deployment").say("mend"), Feather.TOOL, mend);
        button.accessibleTextProperty().unbind();
        button.accessibleTextProperty().bind(around.language().say(plan.title()));
        button.setTooltip(Controls.tooltip(around.language().say(plan.title())));
        return button;
    }

    private static Mark mark(Defect defect) {
        return switch (defect.kind().severity()) {
            case DANGER -> Mark.FAILED;
            case FAULT -> Mark.ATTENTION;
            case NOTE -> Mark.UNKNOWN;
        };
    }
}
