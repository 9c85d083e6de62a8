package org.hostkeeper.desktop.activity;

import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.plan.StepView;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.plan.apply.OpenPlan;
import org.hostkeeper.plan.preview.Preview;
import org.hostkeeper.plan.preview.StepPreview;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The interrupted plans, above everything else: each blocks its host until somebody finishes or undoes it. */
final class OpenPlansPane extends VBox {
    private final Surroundings around;
    private final ActivityDeeds deeds;
    private final Words words;

    OpenPlansPane(Surroundings around, ActivityModel model, ActivityDeeds deeds) {
        this.around = around;
        this.deeds = deeds;
        this.words = around.words("desktop.activity");
        getStyleClass().add("open-plans");
        model.open().addListener((Observable _) -> fill(model));
        fill(model);
        Controls.shownWhile(this, Bindings.isNotEmpty(model.open()));
    }

    private void fill(ActivityModel model) {
        getChildren().setAll(model.open().stream().map(this::notice).toList());
    }

    private Node notice(OpenPlan plan) {
        Label what = Controls.paragraph(around.language().say(plan.title()), "strong");
        Label how = Controls.paragraph(Bindings.createStringBinding(
                () -> words.now(
                        "open.how",
                        plan.plan().host().value(),
                        plan.console(),
                        Ages.since(plan.lastSign(), around.now().instant()),
                        plan.stepsDone(),
                        plan.steps()),
                around.now().property(),
                around.language().localeProperty()));
        VBox sentences = new VBox(what, how);
        plan.inDoubt().ifPresent(step -> sentences.getChildren()
                .add(Controls.paragraph(
                        words.say("open.in-doubt", step + 1, plan.plan().steps().get(step).words()), "quiet")));
        HBox.setHgrow(sentences, Priority.ALWAYS);
        VBox steps = steps(plan);
        ToggleButton look = new ToggleButton();
        look.setMnemonicParsing(false);
        look.setMinWidth(USE_PREF_SIZE);
        look.textProperty().bind(words.say("steps"));
        look.accessibleTextProperty().bind(words.say("steps"));
        ScrollPane scroll = new ScrollPane(steps);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(260);
        scroll.accessibleTextProperty().bind(words.say("steps"));
        HBox notice = new HBox(
                new FontIcon(Feather.ALERT_TRIANGLE),
                sentences,
                look,
                Controls.button(words.say("open.finish"), Feather.PLAY, () -> deeds.finish(plan)),
                Controls.button(words.say("open.undo"), Feather.CORNER_UP_LEFT, () -> deeds.rollBack(plan)));
        notice.getStyleClass().addAll("warning-box", "open-plan");
        return new VBox(notice, Controls.shownWhile(scroll, look.selectedProperty()));
    }

    /** What is done of it, what finishing would do, and what undoing can take back. */
    private VBox steps(OpenPlan plan) {
        VBox steps = new VBox();
        steps.getStyleClass().add("steps");
        List<StepPreview> previews = Preview.of(plan.plan()).steps();
        for (int i = 0; i < previews.size(); i++) {
            StepView step = new StepView(words, previews.get(i), i + 1, previews.get(i).diff().isPresent());
            boolean doubted = plan.inDoubt().isPresent() && plan.inDoubt().get() == i;
            step.show(
                    doubted
                            ? Optional.of(Mark.ATTENTION)
                            : i < plan.stepsDone() ? Optional.of(Mark.OK) : Optional.empty());
            steps.getChildren().add(step);
        }
        return steps;
    }
}
