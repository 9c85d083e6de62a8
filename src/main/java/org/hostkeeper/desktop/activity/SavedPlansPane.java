package org.hostkeeper.desktop.activity;

import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.plan.Proposal;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.SavedPlans.Saved;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The plans that were saved for later: each can be looked at and applied, or thrown away. */
final class SavedPlansPane extends VBox {
    private final Surroundings around;
    private final ActivityDeeds deeds;
    private final PlanDesk desk;
    private final Words words;

    SavedPlansPane(Surroundings around, ActivityModel model, ActivityDeeds deeds, PlanDesk desk) {
        this.around = around;
        this.deeds = deeds;
        this.desk = desk;
        this.words = around.words("desktop.activity");
        getStyleClass().add("open-plans");
        model.saved().addListener((Observable _) -> fill(model));
        fill(model);
        Controls.shownWhile(this, Bindings.isNotEmpty(model.saved()));
    }

    private void fill(ActivityModel model) {
        getChildren().setAll(model.saved().stream().map(this::notice).toList());
    }

    private Node notice(Saved saved) {
        String hosts = saved.plans().stream().map(p -> p.host().value()).collect(Collectors.joining(", "));
        Label what = Controls.paragraph(around.language().say(saved.title()), "strong");
        Label how = Controls.paragraph(
                Bindings.createStringBinding(
                        () -> words.now("saved.how", Ages.since(saved.at(), around.now().instant()), hosts),
                        around.now().property(),
                        around.language().localeProperty()),
                "quiet");
        VBox sentences = new VBox(what, how);
        HBox.setHgrow(sentences, Priority.ALWAYS);
        HBox notice = new HBox(
                new FontIcon(Feather.BOOKMARK),
                sentences,
                Controls.button(words.say("saved.look"), Feather.EYE, () -> apply(saved)),
                Controls.button(words.say("saved.discard"), Feather.TRASH_2, () -> deeds.discard(saved)));
        notice.getStyleClass().addAll("open-plan", "saved-plan");
        return notice;
    }

    private void apply(Saved saved) {
        TreeMap<HostName, Proposal.Planning> hosts = new TreeMap<>();
        for (Plan plan : saved.plans()) {
            hosts.put(plan.host(), new Kept(plan, deeds));
        }
        Proposal proposal = new Proposal(
                saved.title(),
                chosen -> words.text("saved.deed", chosen.size()),
                _ -> words.text("saved.done", saved.title()),
                hosts);
        desk.preview(proposal, () -> deeds.discard(saved));
    }

    /** As it was saved; planned anew it is the same wish upon what stands there now. */
    private record Kept(Plan plan, ActivityDeeds deeds) implements Proposal.Planning {
        @Override
        public Plan plan() {
            return deeds.renewed(plan);
        }

        @Override
        public boolean isOld() {
            return true;
        }

        @Override
        public Plan anew() {
            return deeds.anew(plan);
        }
    }
}
