package org.hostkeeper.desktop.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.hostkeeper.broker.Topic;
import org.hostkeeper.desktop.mqtt.TopicsModel.Kept;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.CodeView;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.DetailPane;
import org.hostkeeper.desktop.widget.FactSheet;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.Notice;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.StateChip;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;

/** One topic: its last message, and what the broker keeps there, which was asked for when it was chosen. */
final class TopicDetail {
    private final Surroundings around;
    private final TopicsModel model;
    private final MqttDeeds deeds;
    private final Words words;
    private final DetailPane pane;
    /** When the topic's last message came. It grows every second, while all else of the detail stands, and can be clicked. */
    private final StringProperty age = new SimpleStringProperty();

    TopicDetail(Surroundings around, TopicsModel model, MqttDeeds deeds, Runnable close) {
        this.around = around;
        this.model = model;
        this.deeds = deeds;
        this.words = around.words("desktop.mqtt");
        this.pane = new DetailPane(around, close);
        model.topic().addListener((_, before, now) -> {
            if (!before.equals(now)) {
                fill();
            }
        });
        model.kept().addListener(_ -> fill());
        model.chosen().addListener(_ -> pane.toTop());
        around.now().property().addListener(_ -> shown().ifPresent(this::tellAge));
    }

    Node view() {
        return pane;
    }

    private Optional<Topic> shown() {
        return model.topic().get().filter(t -> t.path().equals(model.chosen().get()));
    }

    private void tellAge(Topic topic) {
        age.bind(words.language().say(Ages.since(topic.last(), around.now().instant())));
    }

    private void fill() {
        shown().ifPresent(this::fill);
    }

    private void fill(Topic topic) {
        tellAge(topic);
        List<Node> parts = new ArrayList<>();
        parts.add(new FactSheet()
                .add(words.say("topic.path"), topic.path(), "mono")
                .add(words.say("topic.last"), age)
                .add(words.say("topic.size"), words.say("topic.bytes", topic.size()))
                .add(words.say("topic.messages"), words.say("topic.count", topic.messages())));
        parts.add(Controls.label(words.say("topic.message"), "strong"));
        if (topic.isCut()) {
            parts.add(Notice.warning(words.say("topic.cut", topic.payload().length, topic.size())));
        }
        parts.add(
                topic.size() == 0
                        ? Controls.label(words.say("level.empty"), "quiet")
                        : CodeView.plain(PayloadText.of(topic)));
        parts.addAll(kept(topic));
        String name = topic.path().substring(topic.path().lastIndexOf('/') + 1);
        pane.show(words.language().say(Text.literal(name)), parts.toArray(Node[]::new));
    }

    private List<Node> kept(Topic topic) {
        return switch (model.kept().get()) {
            case Kept.Unknown _ -> List.of(chip(Mark.WORKING, "kept.asking"));
            case Kept.Nothing _ -> List.of(chip(Mark.STOPPED, "kept.nothing"));
            case Kept.Failed(Problem problem) ->
                List.of(Notice.problem(words.language().say(problem.text())));
            case Kept.This(Message message) -> {
                Button clear = Controls.button(words.say("kept.clear"), Feather.TRASH_2, () -> deeds.clear(topic.path()));
                boolean same = java.util.Arrays.equals(message.payload(), topic.payload());
                List<Node> nodes = new ArrayList<>(List.of(chip(Mark.OK, same ? "kept.this" : "kept.other")));
                if (!same) {
                    nodes.add(CodeView.plain(PayloadText.of(message)));
                }
                nodes.add(clear);
                yield nodes;
            }
        };
    }

    private Node chip(Mark mark, String key) {
        return new StateChip(around.language(), new State(mark, words.text(key)));
    }
}
