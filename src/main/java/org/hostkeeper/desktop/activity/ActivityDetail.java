package org.hostkeeper.desktop.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.hostkeeper.desktop.plan.StepView;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.CodeView;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.DetailPane;
import org.hostkeeper.desktop.widget.FactSheet;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.Plain;
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
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Surroundings around;
    private final Actions actions;
    private final Words words;
    private final DetailPane pane;
    private final ChangeListener<ActivityRow> changes = (_, _, next) -> fill(next);

    /** What can be done with the change that is shown. */
    interface Actions {
        void undo(ActivityRow row);

        void redo(ActivityRow row);

        void export(List<ActivityRow> rows);
    }

    ActivityDetail(Surroundings around, ActivityModel model, Actions actions) {
        this.around = around;
        this.actions = actions;
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
        parts.add(actions(row));
        parts.add(new FactSheet()
                .add(words.say("column.host"), row.host().value())
                .add(words.say("column.when"), Ages.exact(row.at(), around.language().locale()))
                .add(words.say("ended"), Ages.exact(row.ended(), around.language().locale()))
                .add(words.say("column.who"), row.console())
                .add(words.say("plan"), row.id().value(), "mono"));
        row.plan().ifPresent(plan -> parts.addAll(steps(row, plan)));
        pane.show(around.language().say(row.title()), parts.toArray(Node[]::new));
    }

    private Node actions(ActivityRow row) {
        FlowPane all = new FlowPane();
        all.getStyleClass().addAll("actions", "detail-actions");
        if (row.undoable()) {
            all.getChildren()
                    .add(Controls.button(words.say("undo"), Feather.CORNER_UP_LEFT, () -> actions.undo(row)));
        }
        if (row.plan().isPresent()) {
            all.getChildren().add(Controls.button(words.say("redo"), Feather.REPEAT, () -> actions.redo(row)));
        }
        all.getChildren()
                .add(Controls.button(words.say("export"), Feather.DOWNLOAD, () -> actions.export(List.of(row))));
        return all;
    }

    private List<Node> steps(ActivityRow row, Plan plan) {
        List<Node> steps = new ArrayList<>();
        steps.add(Controls.label(words.say("steps"), "section-title"));
        List<StepPreview> previews = Preview.of(plan).steps();
        for (int i = 0; i < previews.size(); i++) {
            StepStory story = StepStory.of(row.lines(), i);
            StepView step =
                    new StepView(words, previews.get(i), i + 1, previews.get(i).diff().isPresent() || story.failed());
            step.show(story.mark());
            step.add(story(story).toArray(Node[]::new));
            steps.add(step);
        }
        return steps;
    }

    /** When it ran, and what it said. */
    private List<Node> story(StepStory story) {
        List<Node> told = new ArrayList<>();
        told.add(Controls.paragraph(around.language().say(times(story)), "small", "quiet"));
        story.undone().ifPresent(at -> told.add(Controls.paragraph(words.say("step.undone", clock(at)), "small", "quiet")));
        if (!story.why().isBlank()) {
            told.add(Controls.paragraph(words.say("step.failure"), "small", "quiet"));
            told.add(Controls.value(Plain.lines(story.why().strip())));
        }
        if (!story.said().isBlank()) {
            told.add(Controls.paragraph(words.say("step.output"), "small", "quiet"));
            told.add(CodeView.plain(story.said().strip()));
        }
        return told;
    }

    private Text times(StepStory story) {
        if (story.begun().isEmpty()) {
            return words.text("step.not-begun");
        }
        String begun = clock(story.begun().get());
        if (story.ended().isEmpty()) {
            return words.text("step.lost", begun);
        }
        return words.text(story.failed() ? "step.failed" : "step.done", begun, clock(story.ended().get()), story.took());
    }

    private static String clock(Instant at) {
        return CLOCK.format(at.atZone(ZoneId.systemDefault()));
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
