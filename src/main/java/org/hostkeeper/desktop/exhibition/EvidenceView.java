package org.hostkeeper.desktop.exhibition;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.exhibition.Picture;
import org.hostkeeper.exhibition.Seen;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;

/** What a machine showed and said right before it was reverted, once somebody wants to see it. */
final class EvidenceView extends VBox {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 315;
    private static final int LINES = 12;

    private final Surroundings around;
    private final Consumer<Consumer<Outcome<Seen>>> reading;
    private final Words words;
    private final VBox content = new VBox(6);
    private boolean open;

    EvidenceView(Surroundings around, Consumer<Consumer<Outcome<Seen>>> reading) {
        super(6);
        this.around = around;
        this.reading = reading;
        this.words = around.words("desktop.exhibition");
        hide();
    }

    private void hide() {
        open = false;
        getChildren().setAll(Controls.button(words.say("history.show"), this::read));
    }

    private void read() {
        open = true;
        Button hide = Controls.button(words.say("history.hide"), this::hide);
        getChildren().setAll(hide, content);
        hide.requestFocus();
        content.getChildren().setAll(new StateChip(around.language(), new State(Mark.WORKING, words.text("history.reading"))));
        reading.accept(told -> around.nextFrame().execute(() -> fill(told)));
    }

    private void fill(Outcome<Seen> told) {
        content.getChildren().clear();
        switch (told) {
            case Outcome.Done<Seen>(Seen seen) when open -> fill(seen);
            case Outcome.Failed<Seen>(Problem problem) -> content.getChildren().add(Notice.problem(around.language().say(problem.text())));
            case Outcome.Done<Seen> _, Outcome.Cancelled<Seen> _ -> { }
        }
    }

    private void fill(Seen seen) {
        seen.picture().ifPresent(this::show);
        seen.log().ifPresent(this::show);
        if (content.getChildren().isEmpty()) {
            content.getChildren().add(Controls.paragraph(words.say("history.nothing"), "quiet"));
        }
    }

    private void show(Picture picture) {
        ImageView screen = new ImageView(Thumbnails.small(picture, WIDTH, HEIGHT));
        screen.accessibleTextProperty().bind(words.say("history.picture"));
        content.getChildren().add(screen);
    }

    /** Its end, where the reason stands. */
    private void show(String log) {
        TextArea text = new TextArea(log);
        text.setEditable(false);
        text.setPrefRowCount((int) Math.clamp(log.lines().count(), 2, LINES));
        text.getStyleClass().add("mono");
        text.accessibleTextProperty().bind(words.say("history.log"));
        content.getChildren().addAll(Controls.label(words.say("history.log"), "section-title"), text);
        text.end();
    }
}
