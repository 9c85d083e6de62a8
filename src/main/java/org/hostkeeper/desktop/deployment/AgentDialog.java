package org.hostkeeper.desktop.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Found;
import org.hostkeeper.adoption.TakeOver;
import org.hostkeeper.deployment.AgentStand;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Form;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/**
 * The agent on one host: whether it is there, the ways to get it there and away, and the known defects of a deployed manager
 * with what mends each; and what else is deployed there, in the same manner. Each change opens the plan dialog on top of it, and this reads the host anew after.
 */
public final class AgentDialog {
    private final Surroundings around;
    private final AgentModel model;
    private final Words words;
    private final Card card;
    private final VBox parts = new VBox();

    public AgentDialog(Surroundings around, AgentModel model) {
        this.around = around;
        this.model = model;
        this.words = around.words("desktop.deployment");
        this.card = new Card(around, words.say("title", model.host().value()));
        card.getStylesheets().add(Look.sheet(AgentDialog.class, "deployment.css"));
        parts.getStyleClass().add("agent-parts");
        ScrollPane scroll = new ScrollPane(parts);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        card.body(scroll);
        card.foot(foot());
        model.stage().addListener((_, _, next) -> show(next));
        show(model.stage().get());
    }

    public void show() {
        card.show(880, 660);
        model.look();
    }

    private void show(AgentModel.Stage stage) {
        parts.getChildren().setAll(switch (stage) {
            case AgentModel.Stage.Reading _ -> List.of(chip(Mark.WORKING, "reading"));
            case AgentModel.Stage.Failed(var problem) -> List.of(Notice.problem(around.language().say(problem.text())));
            case AgentModel.Stage.Seen(AgentLook look) -> seen(look);
        });
    }

    private List<Node> seen(AgentLook look) {
        List<Node> all = new ArrayList<>();
        all.add(switch (look.stand()) {
            case NONE -> chip(Mark.STOPPED, "stand.none");
            case MANAGER -> chip(Mark.ATTENTION, "stand.manager");
            case AGENT_RUNS -> chip(Mark.OK, "stand.agent-runs");
            case AGENT_RESTS -> chip(Mark.STOPPED, "stand.agent-rests");
        });
        all.add(Controls.paragraph(words.say("what." + look.stand().code()), "quiet"));
        if (look.stand() == AgentStand.NONE) {
            all.add(owner());
        } else {
            all.addAll(ofManager(look));
        }
        switch (look.others()) {
            case Outcome.Done<List<Found>>(List<Found> others) -> others.forEach(found -> all.addAll(deployed(found)));
            case Outcome.Failed<List<Found>>(Problem problem) -> all.add(Notice.problem(around.language().say(problem.text())));
            case Outcome.Cancelled<List<Found>> _ -> {}
        }
        return all;
    }

    private List<Node> ofManager(AgentLook look) {
        List<Node> all = new ArrayList<>();
        all.add(Controls.label(words.say("defects"), "section-title"));
        switch (look.defects()) {
            case Outcome.Done<List<Defect>>(List<Defect> defects) -> all.addAll(listed(defects, model::mend));
            case Outcome.Failed<List<Defect>>(Problem problem) -> all.add(Notice.problem(around.language().say(problem.text())));
            case Outcome.Cancelled<List<Defect>> _ -> {}
        }
        return all;
    }

    /** What another feature found, with the button that takes it over, or what stands in the way. */
    private List<Node> deployed(Found found) {
        List<Node> all = new ArrayList<>();
        all.add(Controls.label(around.language().say(found.what()), "section-title"));
        found.unread().ifPresent(problem -> all.add(Notice.problem(around.language().say(problem.text()))));
        switch (found.takeOver()) {
            case TakeOver.ByPlan _ -> all.add(Controls.button(words.say("adopt"), Feather.DOWNLOAD, () -> model.takeOver(found)));
            case TakeOver.Refused(Problem why) -> all.add(Notice.problem(around.language().say(why.text())));
            case TakeOver.Done _ -> {}
        }
        all.addAll(listed(found.defects(), defect -> model.mend(found, defect)));
        return all;
    }

    private List<Node> listed(List<Defect> defects, Consumer<Defect> mend) {
        return defects.isEmpty()
                ? List.of(chip(Mark.OK, "defects.none"))
                : defects.stream().<Node>map(defect -> new DefectView(around, defect, mend)).toList();
    }

    private Node owner() {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(model.owner());
        field.getStyleClass().add("mono");
        Form form = new Form();
        form.add(words.say("owner"), field, Controls.paragraph(words.say("owner.how"), "small", "quiet"));
        return form;
    }

    private StateChip chip(Mark mark, String key) {
        StateChip chip = new StateChip(around.language());
        chip.show(new State(mark, Text.of("desktop.deployment", key)));
        return chip;
    }

    /** What can be done as it stands; the one that most come for is the last. */
    private Node[] foot() {
        Button again = Controls.button(words.say("again"), Feather.REFRESH_CW, model::look);
        again.disableProperty().bind(model.stage().map(stage -> stage instanceof AgentModel.Stage.Reading));
        Button remove = when(Controls.button(words.say("remove"), Feather.TRASH_2, model::remove), AgentStand.AGENT_RUNS, AgentStand.AGENT_RESTS);
        Button upgrade = when(Controls.button(words.say("upgrade"), Feather.UPLOAD, model::upgrade), AgentStand.AGENT_RUNS, AgentStand.AGENT_RESTS);
        Button install = when(Controls.primary(Controls.button(words.say("install"), Feather.DOWNLOAD, model::install)), AgentStand.NONE);
        install.disableProperty().bind(model.owner().map(String::isBlank));
        Button adopt = when(Controls.primary(Controls.button(words.say("adopt"), Feather.DOWNLOAD, model::adopt)), AgentStand.MANAGER);
        return new Node[] {
            again, Controls.spring(), Controls.button(words.say("close"), card::close), remove, upgrade, install, adopt
        };
    }

    private Button when(Button button, AgentStand... stands) {
        return Controls.shownWhile(
                button,
                Bindings.createBooleanBinding(
                        () -> model.stand().filter(List.of(stands)::contains).isPresent(), model.stage()));
    }
}
