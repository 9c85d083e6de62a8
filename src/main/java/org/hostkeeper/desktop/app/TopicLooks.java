package org.hostkeeper.desktop.app;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.desktop.fx.Beside;
import org.hostkeeper.desktop.mqtt.MqttModel;
import org.hostkeeper.desktop.mqtt.TopicsModel;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.problem.ProblemException;

/**
 * Asks brokers what they keep at a topic: one look at a time, and of those wanted meanwhile only the newest, for whoever
 * holds an arrow key does not log in for every topic on the way. Called on the JavaFX thread.
 */
final class TopicLooks {
    private final Assembly house;
    private final MqttModel model;
    private final WatchedTopics topics;
    private final Beside<String, Look> looks;

    TopicLooks(Assembly house, Surroundings around, MqttModel model, WatchedTopics topics) {
        this.house = house;
        this.model = model;
        this.topics = topics;
        this.looks = new Beside<>(around.nextFrame(), house.background(), _ -> "newest", this::look, this::tell);
    }

    void ask(SavedBroker broker, String topic) {
        looks.put(new Look(broker, topic));
    }

    private void look(List<Look> wanted) {
        wanted.forEach(look -> look.kept = kept(look.broker, look.topic));
    }

    private TopicsModel.Kept kept(SavedBroker broker, String topic) {
        try {
            Optional<Message> message = house.atBrokers().retained().look(broker, topic);
            return message.<TopicsModel.Kept>map(TopicsModel.Kept.This::new).orElseGet(TopicsModel.Kept.Nothing::new);
        } catch (ProblemException e) {
            return new TopicsModel.Kept.Failed(e.problem());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TopicsModel.Kept.Unknown();
        }
    }

    /** What one broker keeps is not told of another one that is shown by now. */
    private void tell(List<Look> answered) {
        for (Look look : answered) {
            if (model.broker().get().filter(look.broker::equals).isPresent()) {
                topics.keeps(look.topic, look.kept);
                model.topics().keeps(look.topic, look.kept);
            }
        }
    }

    /** A question about one topic, and what the broker keeps there. */
    private static final class Look {
        private final SavedBroker broker;
        private final String topic;
        private TopicsModel.Kept kept = new TopicsModel.Kept.Unknown();

        Look(SavedBroker broker, String topic) {
            this.broker = broker;
            this.topic = topic;
        }
    }
}
