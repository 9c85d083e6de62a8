package org.hostkeeper.desktop.exhibition;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Card;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.FactSheet;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.exhibition.DomainReader.History;
import org.hostkeeper.exhibition.Watch;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;

/** What happened to a machine, as the agent that watches it has kept it: the newest first, and how often it needs somebody. */
final class HistoryDialog {
    private static final int SHOWN = 100;
    private static final double HEIGHT = 420;

    private final Surroundings around;
    private final VmRow row;
    private final ExhibitionDeeds deeds;
    private final Words words;
    private final VBox content = new VBox(10);

    HistoryDialog(Surroundings around, VmRow row, ExhibitionDeeds deeds) {
        this.around = around;
        this.row = row;
        this.deeds = deeds;
        this.words = around.words("desktop.exhibition");
    }

    void show() {
        Card card = new Card(around, words.say("history.title", row.domain().shown()));
        content.getChildren().setAll(new StateChip(around.language(), new State(Mark.WORKING, words.text("history.reading"))));
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(HEIGHT);
        scroll.accessibleTextProperty().bind(words.say("history.title", row.domain().shown()));
        card.body(scroll);
        card.foot(Controls.spring(), Controls.button(words.say("close"), card::close));
        card.show(640);
        deeds.remember(row.host().name(), row.domain().name(), told -> around.nextFrame().execute(() -> fill(told)));
    }

    private void fill(Outcome<History> told) {
        switch (told) {
            case Outcome.Done<History>(History history) -> fill(history);
            case Outcome.Failed<History>(Problem problem) ->
                content.getChildren().setAll(Notice.problem(around.language().say(problem.text())));
            case Outcome.Cancelled<History> _ -> content.getChildren().clear();
        }
    }

    private void fill(History history) {
        content.getChildren().clear();
        history.meanTimeBetweenFailures().ifPresent(mean -> content.getChildren().add(Controls.paragraph(
                words.say("history.mean", around.language().now(Ages.length(mean))), "strong")));
        List<Watch.Incident> incidents = history.incidents();
        if (incidents.isEmpty()) {
            content.getChildren().add(Controls.paragraph(words.say("history.none"), "quiet"));
        }
        incidents.stream().limit(SHOWN).forEach(incident -> content.getChildren().add(line(incident)));
    }

    private Node line(Watch.Incident incident) {
        Optional<Duration> away = incident.away();
        FactSheet sheet = new FactSheet()
                .add(words.say("history.when"), Ages.minute(incident.fault().atZone(ZoneId.systemDefault()), around.language().locale()))
                .add(words.say("history.why"), around.language().say(incident.why()))
                .add(words.say("history.outcome"), away
                        .map(time -> words.say("watch.away", time.toMillis() / 1000.0))
                        .orElseGet(() -> around.language().say(incident.became())));
        return incident.evidence().isEmpty()
                ? sheet
                : new VBox(6, sheet, new EvidenceView(around, told -> deeds.evidence(row.host().name(), row.domain().name(), incident, told)));
    }
}
