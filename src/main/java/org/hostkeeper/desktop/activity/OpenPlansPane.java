package org.hostkeeper.desktop.activity;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.plan.apply.OpenPlan;
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
        model.open().addListener((Observable _) -> getChildren().setAll(model.open().stream().map(this::notice).toList()));
        Controls.shownWhile(this, Bindings.isNotEmpty(model.open()));
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
        HBox notice = new HBox(
                new FontIcon(Feather.ALERT_TRIANGLE),
                sentences,
                Controls.button(words.say("open.finish"), Feather.PLAY, () -> deeds.finish(plan)),
                Controls.button(words.say("open.undo"), Feather.CORNER_UP_LEFT, () -> deeds.rollBack(plan)));
        notice.getStyleClass().addAll("warning-box", "open-plan");
        return notice;
    }
}
