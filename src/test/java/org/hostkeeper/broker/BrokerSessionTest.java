package org.hostkeeper.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hostkeeper.mqtt.Ear;
import org.hostkeeper.mqtt.EmbeddedBroker;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.mqtt.Visit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A session at a broker")
class BrokerSessionTest {
    @Test
    @DisplayName("lets go of what the broker does not tell again after the connection broke, and of nothing else")
    void unheard() {
        List<Change> changes = new CopyOnWriteArrayList<>();
        try (EmbeddedBroker embedded = EmbeddedBroker.open();
                AtBroker at = new AtBroker("127.0.0.1", embedded.port(), Optional.empty());
                Ear agent = new Ear(embedded.settings("agent"));
                BrokerSession session = new BrokerSession(
                        at.broker, at.access.to(at.broker), new Random(1), Clock.systemUTC(), Duration.ofSeconds(2))) {
            agent.say(Message.state("mm/presence/a1", "{\"state\":\"online\"}"));
            agent.say(Message.state("mm/status/stays", "{\"status\":\"active\"}"));
            try (Visit once = Visit.at(embedded.settings("once"))) {
                once.publish(Message.state("mm/presence/a2", "{\"state\":\"online\"}"));
                once.publish(Message.state("mm/status/goes", "{\"status\":\"active\"}"));
            }
            session.follow(changes::add);
            session.start();
            await().until(() -> session.board().modules().size() == 2 && session.board().agents().size() == 2);

            embedded.stop();
            embedded.start();

            await().until(() -> changes.contains(new Change.ModuleGone("goes")) && changes.contains(new Change.AgentGone("a2")));
            assertThat(session.board().modules()).extracting(ModuleState::guid).containsExactly("stays");
            assertThat(session.board().agents()).extracting(AgentPresence::instance).containsExactly("a1");
        }
    }
}
