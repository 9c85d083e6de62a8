package org.hostkeeper.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hostkeeper.broker.Access;
import org.hostkeeper.broker.AgentPresence;
import org.hostkeeper.broker.BrokerDiary;
import org.hostkeeper.broker.BrokerSession;
import org.hostkeeper.broker.Change;
import org.hostkeeper.broker.CommandAnswer;
import org.hostkeeper.broker.Commands;
import org.hostkeeper.broker.Encryption;
import org.hostkeeper.broker.Incident;
import org.hostkeeper.broker.ModuleCommand;
import org.hostkeeper.broker.ModuleState;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.broker.TopicTree;
import org.hostkeeper.broker.TopicWatch;
import org.hostkeeper.broker.WayIn;
import org.hostkeeper.host.HostName;
import org.hostkeeper.mqtt.Link;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.mqtt.Visit;
import org.hostkeeper.secret.MemorySecrets;
import org.hostkeeper.store.Store;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestBed(hosts = 1)
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("A console at Debian's mosquitto")
class ConsoleAndAgentIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Store store = Store.inMemory();
    private final Access access = new Access(store.brokers(), new MemorySecrets(), new Random());
    private final TestHost host;

    ConsoleAndAgentIT(TestHost host) {
        this.host = host;
    }

    @BeforeAll
    void agent() throws IOException, InterruptedException {
        host.sh("printf 'listener 1883\\nallow_anonymous true\\n' >/etc/mosquitto/conf.d/hall.conf && systemctl restart mosquitto")
                .outOfSuccess();
        AgentHost agent = AgentHost.install(host);
        agent.send("POST", "/api/modules", "{\"guid\":\"g1\",\"name\":\"pump-1\",\"service_type\":\"pumps\"}");
    }

    @AfterAll
    void close() {
        store.close();
    }

    private SavedBroker broker() {
        return new SavedBroker(
                new HostName("hall"), host.address(), 1883, new Encryption.None(), Optional.empty(),
                SavedBroker.USUAL_PREFIX, Optional.empty(), Optional.empty());
    }

    private CommandAnswer send(ModuleCommand command) throws InterruptedException {
        return new Commands(access, new BrokerDiary(store.journal(), "op@desk", Clock.systemUTC()))
                .send(broker(), command, "pump-1", PATIENCE);
    }

    @Test
    @DisplayName("sees the agent, has a module made, started and stopped with its answers, and is told when it is killed")
    void drives() throws InterruptedException {
        try (BrokerSession session =
                new BrokerSession(broker(), access.to(broker()), new Random(), Clock.systemUTC())) {
            List<String> told = new CopyOnWriteArrayList<>();
            session.follow(change -> {
                if (change instanceof Change.Happened(Incident incident)) {
                    told.add(incident.kind() + " of " + incident.module());
                }
            });
            session.start();
            await().atMost(PATIENCE).until(() -> session.board().agents().stream().anyMatch(AgentPresence::online));

            assertThat(send(new ModuleCommand.Create("g1"))).isEqualTo(new CommandAnswer.Done(Optional.of("inactive")));
            assertThat(send(new ModuleCommand.Run("g1", ModuleCommand.Action.START)))
                    .isEqualTo(new CommandAnswer.Done(Optional.of("active")));
            becomes(session, ModuleState.Status.ACTIVE);
            assertThat(lastLines()).contains("pumping");
            host.sh("systemctl kill -s KILL pump_1").outOfSuccess();
            becomes(session, ModuleState.Status.FAILED);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told).containsExactly("failure of pump-1"));
            assertThat(send(new ModuleCommand.RestartAll())).isEqualTo(new CommandAnswer.Done(Optional.empty()));
            becomes(session, ModuleState.Status.ACTIVE);
            assertThat(standing(session)).contains("link Up", "agent true", "module g1 ACTIVE");
            assertThat(send(new ModuleCommand.Run("nobody", ModuleCommand.Action.STOP)))
                    .isInstanceOfSatisfying(CommandAnswer.Failed.class, f -> assertThat(f.code()).isEqualTo("not-found"));

            host.exec("systemctl", "stop", "hostkeeper-agent").outOfSuccess();
            await().atMost(PATIENCE).until(() -> !session.board().hasAgent());
            assertThat(new Commands(access, new BrokerDiary(store.journal(), "op@desk", Clock.systemUTC()))
                            .send(broker(), new ModuleCommand.RestartAll(), "", Duration.ofSeconds(1)))
                    .isInstanceOf(CommandAnswer.NotAnswered.class);
            host.exec("systemctl", "start", "hostkeeper-agent").outOfSuccess();
            await().atMost(PATIENCE).until(() -> session.board().hasAgent());
        }
    }

    /** What the agent, which is not root, tells of the module's journal. */
    private String lastLines() {
        return host.sh("""
                timeout 30 mosquitto_sub -t module_manager/log/g1 -C 1 > /tmp/told &
                while kill -0 $! 2> /dev/null; do
                    mosquitto_pub -t module_manager/request/log -m '{"config_id": "g1"}'
                    sleep 0.2
                done
                cat /tmp/told
                """).outOfSuccess();
    }

    /** What somebody is told who begins to follow now. */
    private static List<String> standing(BrokerSession session) {
        List<String> told = new CopyOnWriteArrayList<>();
        Consumer<Change> listener = change -> told.add(
                switch (change) {
                    case Change.LinkIs(Link link) -> "link " + link.getClass().getSimpleName();
                    case Change.Agent(AgentPresence agent) -> "agent " + agent.online();
                    case Change.Module(ModuleState module) -> "module " + module.guid() + " " + module.status();
                    default -> change.key();
                });
        session.follow(listener);
        session.leave(listener);
        return told;
    }

    private static void becomes(BrokerSession session, ModuleState.Status status) {
        await().atMost(PATIENCE)
                .until(() -> session.board().modules().stream()
                        .anyMatch(m -> m.guid().equals("g1") && m.status() == status));
    }

    @Test
    @DisplayName("listens to # through a flood of thirty thousand topics and long payloads, within its bounds")
    void flood() throws InterruptedException {
        TopicTree.Limits limits = new TopicTree.Limits(5_000, 4 << 20, 1_000);
        host.exec("mosquitto_pub", "-t", "kept/first", "-m", "stays", "-r").outOfSuccess();
        try (TopicWatch watch = new TopicWatch(access.to(broker()), "#", limits, new Random(), Clock.systemUTC());
                WayIn way = access.to(broker());
                Visit visit = Visit.at(way.settings())) {
            watch.start();
            await().atMost(PATIENCE).until(() -> watch.link() instanceof Link.Up && watch.tree().find("kept/first").isPresent());
            byte[] payload = new byte[1_500];
            int sent = 0;
            while (sent < 30_000 || watch.tree().tally().messages() <= 20_000 && sent < 300_000) { // a broker may drop some of a flood
                visit.publish(new Message("flood/" + sent % 7 + "/" + sent, payload, 0, false));
                sent++;
            }
            visit.publish(Message.certain("kept/last", "end"));
            await().atMost(Duration.ofMinutes(2)).until(() -> watch.tree().tally().messages() > 20_000);

            TopicTree.Tally tally = watch.tree().tally();
            assertThat(tally.bytes()).isLessThanOrEqualTo(limits.bytes());
            assertThat(tally.topics()).isLessThanOrEqualTo(limits.levels());
            assertThat(tally.messagesLeftOut()).isPositive();
            assertThat(watch.tree().find("kept/first").orElseThrow().text()).isEqualTo("stays");
            assertThat(watch.link()).isInstanceOf(Link.Up.class);
        }
    }
}
