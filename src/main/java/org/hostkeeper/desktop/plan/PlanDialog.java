package org.hostkeeper.desktop.plan;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.plan.PlanModel.Stage;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The dialog before, during and after a change. It can be left while the change runs, and is found again in the drawer;
 * leaving it before means that nothing happens.
 */
final class PlanDialog {
    private final Surroundings around;
    private final PlanModel model;
    private final Words words;
    private final Runnable undo;
    private final Card card;
    private boolean takenBack;

    /** @param undo takes back what was done, with a dialog of its own */
    PlanDialog(Surroundings around, PlanModel model, Runnable undo) {
        this.around = around;
        this.model = model;
        this.words = around.words("desktop.plan");
        this.undo = undo;
        this.card = new Card(around, around.language().say(model.proposal().title()));
        card.getStylesheets().add(Look.sheet(PlanDialog.class, "plan.css"));
        card.body(content());
        card.foot(foot());
    }

    void show() {
        card.show(1040, 640);
    }

    private Node content() {
        ListView<HostEntry> hosts = new ListView<>(model.entries());
        hosts.getStyleClass().add("plan-hosts");
        hosts.setCellFactory(_ -> new HostCell(around, model));
        hosts.accessibleTextProperty().bind(words.say("hosts"));
        hosts.getSelectionModel().selectFirst();
        hosts.getSelectionModel().selectedItemProperty().addListener((_, _, next) -> {
            if (next != null) {
                model.shown().set(next);
            }
        });
        VBox left = new VBox(Controls.label(words.say("hosts"), "section-title"), hosts, spreading());
        left.getStyleClass().add("plan-left");
        VBox.setVgrow(hosts, Priority.ALWAYS);
        StepsPane steps = new StepsPane(around, model);
        VBox right = new VBox(
                Controls.label(around.language().say(shownTitle()), "section-title"), steps);
        right.getStyleClass().add("plan-right");
        VBox.setVgrow(steps, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox both = new HBox(left, right);
        both.getStyleClass().add("plan");
        VBox.setVgrow(both, Priority.ALWAYS);
        return both;
    }

    private ObservableValue<org.hostkeeper.words.Text> shownTitle() {
        return model.shown().map(e -> words.text("steps.on", e.host().value()));
    }

    private Node spreading() {
        SpreadingPane pane = new SpreadingPane(around, model, at(Stage.PLANNING).or(at(Stage.PREVIEW)));
        return Controls.shownWhile(pane, Bindings.size(model.entries()).greaterThan(1));
    }

    /** Closes; what is ticked waits on the Activity page. */
    private void save() {
        card.close();
        model.save().outcome().thenAccept(outcome -> around.fx().execute(() -> around.toasts()
                .show(
                        switch (outcome) {
                            case Outcome.Done<Integer> _ -> new State(Mark.OK, words.text("saved", model.proposal().title()));
                            case Outcome.Failed<Integer>(Problem problem) -> new State(Mark.FAILED, problem.text());
                            case Outcome.Cancelled<Integer> _ -> new State(Mark.STOPPED, words.text("not-saved"));
                        },
                        Optional.empty())));
    }

    private Node[] foot() {
        Button cancel = Controls.button(words.say("cancel"), card::close);
        cancel.getStyleClass().add("first-focus");
        Button apply = Controls.primary(Controls.button(
                Bindings.createStringBinding(
                        () -> around.language().now(model.deed()), model.entries(), around.language().localeProperty()),
                model::apply));
        apply.disableProperty().bind(Bindings.createBooleanBinding(
                () -> model.chosen().isEmpty() || model.stage().get() != Stage.PREVIEW, model.entries(), model.stage()));
        model.stage().addListener((_, _, next) -> {
            if (next == Stage.PREVIEW) {
                apply.requestFocus();
            }
        });
        Button save = Controls.button(words.say("save"), Feather.BOOKMARK, this::save);
        save.disableProperty().bind(apply.disableProperty());
        Button leave = Controls.button(words.say("leave"), card::close);
        Button stop = Controls.button(words.say("stop"), Feather.STOP_CIRCLE, model::stop);
        stop.setTooltip(Controls.tooltip(words.say("stop.how")));
        Button take = Controls.button(words.say("undo"), Feather.CORNER_UP_LEFT, () -> {
            takenBack = true;
            card.close();
            undo.run();
        });
        Button close = Controls.primary(Controls.button(words.say("close"), card::close));
        model.stage().addListener((_, _, next) -> {
            if (next == Stage.ENDED) {
                close.requestFocus();
            }
        });
        BooleanBinding before = at(Stage.PLANNING).or(at(Stage.PREVIEW));
        return List.of(
                        Controls.shownWhile(cancel, before),
                        Controls.shownWhile(save, before),
                        Controls.shownWhile(apply, before),
                        Controls.shownWhile(leave, at(Stage.RUNNING)),
                        Controls.shownWhile(stop, at(Stage.RUNNING)),
                        Controls.shownWhile(take, at(Stage.ENDED).and(anyDone())),
                        Controls.shownWhile(close, at(Stage.ENDED)))
                .toArray(Node[]::new);
    }

    /**
     * Runs this when the dialog is not shown any more: at once if it is not. Whoever takes back what was done wants nothing
     * to follow on it.
     */
    void whenClosed(Runnable action) {
        if (!isShown()) {
            action.run();
            return;
        }
        ChangeListener<Scene> gone = new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Scene> scene, @Nullable Scene before, @Nullable Scene now) {
                if (now == null) {
                    card.sceneProperty().removeListener(this);
                    if (!takenBack) {
                        action.run();
                    }
                }
            }
        };
        card.sceneProperty().addListener(gone);
    }

    boolean isShown() {
        return card.getScene() != null;
    }

    private BooleanBinding anyDone() {
        return Bindings.createBooleanBinding(() -> !model.done().isEmpty(), model.entries(), model.stage());
    }

    private BooleanBinding at(Stage stage) {
        return Bindings.createBooleanBinding(() -> model.stage().get() == stage, model.stage());
    }
}
