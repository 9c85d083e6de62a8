package org.hostkeeper.desktop.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.Conflict;
import org.hostkeeper.plan.preview.StepPreview;
import org.hostkeeper.plan.preview.Undo;

/** The right side of the plan dialog: the steps on the host that is shown, and what is to be known before applying. */
final class StepsPane extends ScrollPane {
    /** So few steps are all shown unfolded. */
    private static final int FEW = 4;

    /** A command of more lines is unfolded only by hand. */
    private static final int BRIEF = 4;

    private final Surroundings around;
    private final PlanModel model;
    private final Words words;
    private final VBox body = new VBox();
    private final ChangeListener<Phase> changes = (_, before, next) -> phaseChanged(before, next);
    private List<StepView> steps = List.of();
    private Optional<HostEntry> entry = Optional.empty();

    StepsPane(Surroundings around, PlanModel model) {
        this.around = around;
        this.model = model;
        this.words = around.words("desktop.plan");
        body.getStyleClass().add("steps");
        getStyleClass().add("edge-to-edge");
        setContent(body);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        accessibleTextProperty().bind(words.say("steps"));
        model.shown().addListener((_, _, next) -> follow(next));
        follow(model.shown().get());
    }

    private void follow(HostEntry next) {
        entry.ifPresent(e -> e.phase().removeListener(changes));
        entry = Optional.of(next);
        next.phase().addListener(changes);
        fill(next);
    }

    /** Steps are built once for a plan; while it runs only their marks change. */
    private void phaseChanged(Phase before, Phase next) {
        boolean sameSteps = next instanceof Phase.Running && !(before instanceof Phase.Planning);
        entry.ifPresent(e -> {
            if (sameSteps) {
                mark(next);
            } else {
                fill(e);
            }
        });
    }

    private void fill(HostEntry shown) {
        List<Node> parts = new ArrayList<>();
        if (shown.phase().get() instanceof Phase.Outdated(_, List<Conflict> conflicts)) {
            parts.add(new ConflictView(words, shown.host().value(), conflicts, () -> model.planAnew(shown)));
        } else {
            shown.problem().ifPresent(p -> parts.add(Notice.problem(around.language().say(p.text()))));
        }
        if (shown.phase().get() instanceof Phase.Planning) {
            parts.add(Controls.paragraph(words.say("reading", shown.host().value()), "quiet"));
        }
        shown.ready().ifPresent(ready -> {
            parts.addAll(risks(ready));
            List<StepPreview> previews = ready.preview().steps();
            steps = new ArrayList<>();
            for (int i = 0; i < previews.size(); i++) {
                steps.add(new StepView(words, previews.get(i), i + 1, isOpen(previews.get(i), previews.size())));
            }
            parts.addAll(steps);
        });
        body.getChildren().setAll(parts);
        mark(shown.phase().get());
    }

    /** Differences always; commands while there are few steps, but no script of a page's length. */
    private static boolean isOpen(StepPreview step, int steps) {
        boolean brief = step.command().filter(c -> c.lines().count() > BRIEF).isEmpty();
        return step.diff().isPresent() || (steps <= FEW && brief);
    }

    private List<Node> risks(Phase.Ready ready) {
        List<Node> risks = new ArrayList<>();
        long forGood = ready.preview().steps().stream().filter(s -> s.undo() == Undo.IMPOSSIBLE).count();
        risks.add(
                forGood == 0
                        ? Controls.paragraph(words.say("all-undoable"), "quiet")
                        : Notice.warning(words.say("not-undoable", forGood)));
        ready.plan()
                .deadman()
                .map(d -> d.after())
                .map(Duration::toSeconds)
                .ifPresent(s -> risks.add(Notice.warning(words.say("deadman", s))));
        return risks;
    }

    private void mark(Phase phase) {
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).show(markOf(phase, i));
        }
    }

    private Optional<Mark> markOf(Phase phase, int step) {
        return switch (phase) {
            case Phase.Running running -> {
                long done = Math.round(Math.floor(running.fraction() * steps.size() + 0.001));
                yield step < done ? Optional.of(Mark.OK) : step == done ? Optional.of(Mark.WORKING) : Optional.empty();
            }
            case Phase.Ended(_, Applied.Done _) -> Optional.of(Mark.OK);
            default -> Optional.empty();
        };
    }
}
