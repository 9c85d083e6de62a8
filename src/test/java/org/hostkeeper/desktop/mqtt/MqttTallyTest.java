package org.hostkeeper.desktop.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hostkeeper.broker.BrokerSession;
import org.hostkeeper.broker.Change;
import org.hostkeeper.broker.WayIn;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.mqtt.BrokerSettings;
import org.hostkeeper.mqtt.Link;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The badge of the MQTT page")
class MqttTallyTest {
    private final BrokerSession shop = session("shop");
    private final BrokerSession museum = session("museum");
    private final List<Page.Badge> told = new ArrayList<>();
    private final MqttTally tally = new MqttTally(told::add);

    private static BrokerSession session(String name) {
        return new BrokerSession(
                MqttPageTest.broker(name),
                new WayIn(BrokerSettings.of("127.0.0.1", 1, "tally")),
                new Random(7),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        shop.close();
        museum.close();
    }

    private void says(BrokerSession session, List<Change> changes) {
        changes.forEach(change -> tally.take(session, change));
    }

    private Page.Badge last() {
        return told.getLast();
    }

    @Test
    @DisplayName("counts what needs a person at all brokers, with the worst of it, and is told when it is another one")
    void counts() {
        says(shop, MqttPageTest.shop());
        assertThat(told).containsExactly(new Page.Badge(1, Mark.ATTENTION), new Page.Badge(2, Mark.FAILED));
        says(museum, MqttPageTest.shop());
        assertThat(last()).isEqualTo(new Page.Badge(4, Mark.FAILED));
        says(museum, List.of(new Change.ModuleGone("guid-003")));
        assertThat(last()).isEqualTo(new Page.Badge(3, Mark.FAILED));
    }

    @Test
    @DisplayName("says nothing of states that nobody publishes any more, and comes back with who does")
    void stale() {
        says(shop, MqttPageTest.shop());
        says(shop, List.of(new Change.LinkIs(new Link.Starting())));
        assertThat(last()).isEqualTo(Page.Badge.NONE);
        says(shop, List.of(new Change.LinkIs(new Link.Up(Instant.EPOCH))));
        assertThat(last()).isEqualTo(new Page.Badge(2, Mark.FAILED));
        says(shop, List.of(new Change.Agent(MqttPageTest.agent(false))));
        assertThat(last()).isEqualTo(Page.Badge.NONE);
        says(shop, List.of(new Change.Agent(MqttPageTest.agent(true)), new Change.AgentGone("a1")));
        assertThat(last()).isEqualTo(Page.Badge.NONE);
    }

    @Test
    @DisplayName("forgets a broker whose session ends, also what that still says while it closes")
    void ended() {
        says(shop, MqttPageTest.shop());
        tally.end(shop);
        assertThat(last()).isEqualTo(Page.Badge.NONE);
        says(shop, MqttPageTest.shop());
        assertThat(last()).isEqualTo(Page.Badge.NONE);
    }
}
