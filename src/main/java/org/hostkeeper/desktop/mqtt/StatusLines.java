package org.hostkeeper.desktop.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.hostkeeper.broker.AgentPresence;
import org.hostkeeper.broker.Incident;
import org.hostkeeper.broker.ModuleState;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.mqtt.Link;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/** How the connection stands, who is at the broker, and how the states are known. */
final class StatusLines extends VBox {
    private final Surroundings around;
    private final MqttModel model;
    private final Words words;

    StatusLines(Surroundings around, MqttModel model) {
        this.around = around;
        this.model = model;
        this.words = around.words("desktop.mqtt");
        getStyleClass().add("status-lines");
        model.link().addListener(_ -> tell());
        model.agents().addListener(_ -> tell());
        model.besides().addListener(_ -> tell());
        model.broker().addListener(_ -> tell());
        model.incident().addListener(_ -> tell());
        around.now().property().addListener(_ -> tell());
        tell();
    }

    private void tell() {
        List<Node> lines = new ArrayList<>();
        FlowPane chips = new FlowPane(16, 4);
        model.broker().get().ifPresent(broker -> chips.getChildren().add(chip(linkState(broker))));
        model.agents().get().forEach(agent -> chips.getChildren().add(chip(agentState(agent))));
        model.incident().get().ifPresent(incident -> chips.getChildren().add(chip(incidentState(incident))));
        lines.add(chips);
        if (model.link().get() instanceof Link.Down(Problem problem, int failures, Instant next)) {
            lines.add(Notice.problem(
                    next.equals(Instant.MAX)
                            ? words.language().say(problem.text())
                            : words.say("link.down", problem.text(), failures, until(next))));
        }
        model.agents().get().stream()
                .filter(agent -> agent.online() && !agent.others().isEmpty())
                .forEach(agent -> lines.add(Notice.warning(
                        words.say("agent.others", agent.server(), String.join(", ", agent.others())))));
        besides().ifPresent(lines::add);
        getChildren().setAll(lines);
    }

    private Text until(Instant next) {
        Duration left = Duration.between(around.now().instant(), next);
        return Ages.length(left.isNegative() ? Duration.ZERO : left);
    }

    private StateChip chip(State state) {
        return new StateChip(around.language(), state);
    }

    private State linkState(SavedBroker broker) {
        String address = broker.shownAddress();
        return switch (model.link().get()) {
            case Link.Starting _ -> new State(Mark.WORKING, words.text("link.starting", address));
            case Link.Up _ -> new State(Mark.OK, words.text("link.up", address));
            case Link.Down _ -> new State(Mark.FAILED, words.text("link.lost", address));
            case Link.Closed _ -> new State(Mark.STOPPED, words.text("link.closed", address));
        };
    }

    private State agentState(AgentPresence agent) {
        if (!model.isUp()) {
            return new State(Mark.UNKNOWN, words.text("agent.was", agent.server()));
        }
        return agent.online()
                ? new State(Mark.OK, words.text("agent.online", agent.server()))
                : new State(Mark.STOPPED, words.text("agent.gone", agent.server()));
    }

    private State incidentState(Incident incident) {
        boolean well = incident.kind().equals("recovery") || incident.kind().equals("calm");
        return new State(
                well ? Mark.OK : Mark.ATTENTION,
                words.text(
                        "incident",
                        incident.module(),
                        words.text(well ? "incident.well" : "incident.ill"),
                        Ages.since(incident.heard(), around.now().instant())));
    }

    private Optional<Node> besides() {
        return switch (model.besides().get()) {
            case Besides.NotNeeded _ -> Optional.empty();
            case Besides.NoWay _ -> Optional.of(Notice.warning(words.say("besides.no-way")));
            case Besides.Read(ModuleState.Source source, Instant at) ->
                Optional.of(Controls.paragraph(
                        words.say(
                                "besides.read",
                                source.name(),
                                Ages.since(at, around.now().instant())),
                        "quiet"));
            case Besides.Failed(Problem problem) ->
                Optional.of(Notice.warning(words.say("besides.failed", problem.text())));
        };
    }
}
