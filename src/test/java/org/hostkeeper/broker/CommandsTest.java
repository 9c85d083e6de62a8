package org.hostkeeper.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.mqtt.Broker;
import org.hostkeeper.mqtt.EmbeddedBroker;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A command to modules")
class CommandsTest {
    private static final ModuleCommand RESTART = new ModuleCommand.Run("g1", ModuleCommand.Action.RESTART);

    private final EmbeddedBroker embedded = EmbeddedBroker.open();
    private final AtBroker at = new AtBroker("127.0.0.1", embedded.port(), Optional.empty());
    private final Commands commands = at.commands();

    @AfterEach
    void close() {
        at.close();
        embedded.close();
    }

    private Broker answering(String reply) {
        Broker agent = Agents.at(embedded.settings("agent"));
        agent.subscribe("mm/command/+", 1, command -> {
            String id = command.text().replaceAll(".*\"request_id\":\"([^\"]*)\".*", "$1");
            agent.publish(Message.certain("mm/reply/" + id, reply.replace("ID", id)));
        });
        Agents.up(agent);
        return agent;
    }

    @Test
    @DisplayName("is answered by an agent with what became of it")
    void done() throws Exception {
        try (Broker _ = answering("{\"request_id\":\"ID\",\"config_id\":\"g1\",\"ok\":true,\"status\":\"active\"}")) {
            assertThat(commands.send(at.broker, RESTART, "pump-1", Duration.ofSeconds(20)))
                    .isEqualTo(new CommandAnswer.Done(Optional.of("active")));
        }
    }

    @Test
    @DisplayName("that an agent could not do comes back with its code and sentence")
    void failed() throws Exception {
        try (Broker _ = answering("{\"request_id\":\"ID\",\"ok\":false,\"code\":\"not-found\",\"error\":\"No such module.\"}")) {
            assertThat(commands.send(at.broker, RESTART, "pump-1", Duration.ofSeconds(20)))
                    .isEqualTo(new CommandAnswer.Failed("not-found", "No such module."));
        }
    }

    @Test
    @DisplayName("to all modules names those for which it was not done")
    void partly() throws Exception {
        try (Broker _ = answering("{\"request_id\":\"ID\",\"ok\":false,\"results\":[{\"config_id\":\"a\",\"ok\":true},"
                + "{\"config_id\":\"b\",\"ok\":false,\"error\":\"It ended.\"}]}")) {
            assertThat(commands.send(at.broker, new ModuleCommand.RestartAll(), "", Duration.ofSeconds(20)))
                    .isEqualTo(new CommandAnswer.Partly(1, List.of(new CommandAnswer.Refused("b", "It ended."))));
        }
    }

    @Test
    @DisplayName("that nobody answers was sent, to the letter of the deployed contract")
    void notAnswered() throws Exception {
        try (org.hostkeeper.mqtt.Ear ear = new org.hostkeeper.mqtt.Ear(embedded.settings("python"), "mm/command/+")) {
            assertThat(commands.send(at.broker, RESTART, "pump-1", Duration.ofMillis(300)))
                    .isEqualTo(new CommandAnswer.NotAnswered(Duration.ofMillis(300)));
            org.awaitility.Awaitility.await().until(() -> ear.heard().size() == 1);
            assertThat(ear.heard().getFirst().topic()).isEqualTo("mm/command/run_command_for_systemd_service");
            assertThat(ear.heard().getFirst().text())
                    .matches("\\{\"config_id\":\"g1\",\"action\":\"restart\",\"request_id\":\"[0-9a-f]{16}\"}");
        }
    }

    @Test
    @DisplayName("is not taken as answered by somebody else's answer, nor by nonsense")
    void others() throws Exception {
        try (Broker _ = answering("{\"request_id\":\"another\",\"ok\":true}")) {
            assertThat(commands.send(at.broker, RESTART, "pump-1", Duration.ofMillis(300)))
                    .isInstanceOf(CommandAnswer.NotAnswered.class);
        }
    }

    @Test
    @DisplayName("may be done or not when the connection breaks after it was sent, and the journal says so")
    void lost() throws Exception {
        try (Broker falling = Agents.at(embedded.settings("falling"))) {
            falling.subscribe("mm/command/+", 1, _ -> embedded.stop());
            Agents.up(falling);
            assertThat(commands.send(at.broker, RESTART, "pump-1", Duration.ofSeconds(20)))
                    .isInstanceOfSatisfying(CommandAnswer.Lost.class, l -> assertThat(l.problem())
                            .isInstanceOf(Problem.ServerUnavailable.class));
        }
        assertThat(at.store.journal().newest(1).getFirst().entry().event()).isEqualTo(Journal.Event.INTERRUPTED);
    }

    @Test
    @DisplayName("is not sent later when the broker is not there: it is refused now")
    void absent() {
        embedded.stop();
        assertThatThrownBy(() -> commands.send(at.broker, RESTART, "pump-1", Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                        .isInstanceOf(Problem.ServerUnavailable.class));
    }

    @Test
    @DisplayName("needs the password of a broker that has a user")
    void password() {
        try (AtBroker other = new AtBroker("127.0.0.1", embedded.port(), Optional.of("keeper"))) {
            assertThatThrownBy(() -> other.commands().send(other.broker, RESTART, "pump-1", Duration.ofSeconds(1)))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                            .isEqualTo(new Problem.SecretNeeded("broker/hall")));
        }
    }
}
