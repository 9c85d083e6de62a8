package org.hostkeeper.desktop.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import org.hostkeeper.desktop.plan.StepView;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.DetailPane;
import org.hostkeeper.desktop.widget.FactSheet;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.preview.Preview;
import org.hostkeeper.plan.preview.StepPreview;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/** One change in full: who, when, each step with its difference or command, what went wrong, and Undo. */
final class ActivityDetail {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Surroundings around;
    private final Consumer<ActivityRow> undo;
    private final Words words;
    private final DetailPane pane;
    private final ChangeListener<ActivityRow> changes = (_, _, next) -> fill(next);

    ActivityDetail(Surroundings around, ActivityModel model, Consumer<ActivityRow> undo) {
        this.around = around;
        this.undo = undo;
        this.words = around.words("desktop.activity");
        this.pane = new DetailPane(around, () -> model.selected().set(Optional.empty()));
        model.selected().addListener((_, before, next) -> follow(before, next));
    }

    Node view() {
        return pane;
    }

    private void follow(Optional<Row<ActivityRow>> before, Optional<Row<ActivityRow>> next) {
        before.ifPresent(row -> row.property().removeListener(changes));
        next.ifPresent(row -> {
            row.property().addListener(changes);
            fill(row.value());
        });
    }

    private void fill(ActivityRow row) {
        List<Node> parts = new ArrayList<>();
        parts.add(new HBox(new StateChip(around.language(), row.state())));
        problem(row).ifPresent(p -> parts.add(Notice.problem(around.language().say(Text.literal(p)))));
        if (row.undoable()) {
            HBox actions =
                    new HBox(Controls.button(words.say("undo"), Feather.CORNER_UP_LEFT, () -> undo.accept(row)));
            actions.getStyleClass().add("actions");
            parts.add(actions);
        }
        parts.add(new FactSheet()
                .add(words.say("column.host"), row.host().value())
                .add(words.say("column.when"), Ages.exact(row.at(), around.language().locale()))
                .add(words.say("column.who"), row.console())
                .add(words.say("plan"), row.id().value(), "mono"));
        row.plan().ifPresent(plan -> parts.addAll(steps(plan)));
        pane.show(around.language().say(row.title()), parts.toArray(Node[]::new));
    }

    private List<Node> steps(Plan plan) {
        List<Node> steps = new ArrayList<>();
        steps.add(Controls.label(words.say("steps"), "section-title"));
        List<StepPreview> previews = Preview.of(plan).steps();
        for (int i = 0; i < previews.size(); i++) {
            steps.add(new StepView(words, previews.get(i), i + 1, previews.get(i).diff().isPresent()));
        }
        return steps;
    }

    /** The last problem that was journalled, in the words of that moment. */
    private static Optional<String> problem(ActivityRow row) {
        return row.lines().reversed().stream()
                .map(Journal.Line::entry)
                .filter(e -> e.event() != Journal.Event.STARTED && e.event() != Journal.Event.TAKEN_OVER)
                .map(e -> text(e.details()))
                .filter(t -> !t.isEmpty())
                .findFirst();
    }

    private static String text(String details) {
        try {
            return JSON.readTree(details).path("text").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
