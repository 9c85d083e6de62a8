package org.hostkeeper.agent.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.hostkeeper.agent.action.ActionResult;
import org.hostkeeper.agent.watch.Condition;
import org.hostkeeper.agent.watch.UnitEvent;
import org.hostkeeper.agent.watch.UnitReading;
import org.hostkeeper.alert.Notice;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.mqtt.Ear;
import org.hostkeeper.mqtt.EmbeddedBroker;
import org.hostkeeper.mqtt.Link;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // the shared broker is opened before all
@DisplayName("At a broker, the agent")
class AgentMqttTest {
    private static final AtomicInteger TESTS = new AtomicInteger();

    /** One for all, since it takes seconds to start and to stop: each test has a prefix of its own. */
    private static EmbeddedBroker broker;

    private final String prefix = "hall/module_manager_" + TESTS.incrementAndGet();
    private int settled;
    private final RecordedActions actions = new RecordedActions();
    private final List<AutoCloseable> opened = new ArrayList<>();
    /** No client identifier twice: the embedded broker may still be busy with who had it before. */
    private final String mark = Long.toString(System.nanoTime(), 36);

    {
        broker.mend();
    }

    private AgentMqtt agent = agent("one");
    private final Ear client = new Ear(broker.settings("client-" + mark), prefix + "/reply/+", prefix + "/status/+", prefix + "/log/+", prefix + "/presence/+", prefix + "/alert/+");

    private AgentMqtt agent(String instance) {
        AgentMqtt made = new AgentMqtt(
                broker.settings("agent-" + instance + "-" + mark),
                prefix,
                new AgentMqtt.Self(instance, "run-" + instance, "hall " + instance),
                actions,
                AgentMqttTest::log,
                Runnable::run,
                new Random(1),
                Clock.systemUTC());
        opened.add(made);
        made.start();
        await().until(() -> made.link() instanceof Link.Up);
        return made;
    }

    private static String log(String guid, int lines) {
        if (guid.equals("unknown")) {
            throw new ProblemException(new Problem.NotFound(Text.literal("module"), guid));
        }
        return "line 1 of " + guid + "\nline 2 of " + lines + "\n";
    }

    @BeforeAll
    static void open() {
        broker = EmbeddedBroker.open();
    }

    @AfterAll
    static void closeBroker() {
        broker.close();
    }

    @BeforeEach
    void listening() {
        opened.add(client);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
    }

    private void say(String verb, String payload) {
        client.say(new Message(prefix + "/command/" + verb, payload.getBytes(StandardCharsets.UTF_8), 0, false));
    }

    private void isAsked(String... what) {
        await().until(() -> actions.asked.equals(List.of(what)));
    }

    private JsonNode reply(String id) {
        await().atMost(Duration.ofSeconds(30)).until(() -> client.last(prefix + "/reply/" + id).isPresent());
        return json(client.last(prefix + "/reply/" + id).orElseThrow());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * After this, everything that was said before has been taken or refused. Said again until it is answered: a broker may
     * drop a message of QoS 0 for a subscriber that is behind.
     */
    private void settle() {
        String id = "settled-" + settled++;
        AtomicInteger looks = new AtomicInteger();
        await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(() -> {
            if (looks.getAndIncrement() % 50 == 0) {
                say("update_modules_list", "{\"request_id\":\"" + id + "\"}");
            }
            return client.last(prefix + "/reply/" + id).isPresent();
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(quoteCharacter = '`', value = {
        "create_new_systemctl_service, `{\"config_id\": \"g-1\"}`, create g-1",
        "remove_service, `{\"config_id\": \"g-1\"}`, remove g-1",
        "run_command_for_systemd_service, `{\"config_id\": \"g-1\", \"action\": \"start\"}`, start g-1",
        "run_command_for_systemd_service, `{\"config_id\": \"g-1\", \"action\": \"stop\"}`, stop g-1",
        "run_command_for_systemd_service, `{\"config_id\": \"g-1\", \"action\": \"restart\"}`, restart g-1",
        "restart_configs, `{}`, restart all",
        "update_modules_list, `{}`, update list",
        "update_modules_list, `[1, 2]`, update list",
        "update_modules_list, `\"any\"`, update list",
        "remove_service, `{\"config_id\": \"g-1\", \"unknown\": [{}]}`, remove g-1"
    })
    @DisplayName("does to the letter what the deployed table says, and answers nothing if no answer is asked for:")
    void table(String verb, String payload, String effect) {
        say(verb, payload);
        isAsked(effect);

        assertThat(client.heard().stream().map(Message::topic)).noneMatch(topic -> topic.startsWith(prefix + "/reply"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(quoteCharacter = '`', value = {
        "create_new_systemctl_service, `{\"config_id\": 123}`",
        "create_new_systemctl_service, `{\"config_id\": null}`",
        "create_new_systemctl_service, `{\"config_id\": \"\"}`",
        "create_new_systemctl_service, `{}`",
        "create_new_systemctl_service, `[\"g-1\"]`",
        "remove_service, `\"g-1\"`",
        "remove_service, g-1",
        "run_command_for_systemd_service, `{\"config_id\": \"g-1\"}`",
        "run_command_for_systemd_service, `{\"config_id\": \"g-1\", \"action\": \"enable\"}`",
        "run_command_for_systemd_service, `{\"config_id\": \"g-1\", \"action\": \"START\"}`",
        "run_command_for_systemd_service, `{\"config_id\": \"g-1\", \"action\": [\"start\"]}`",
        "restart_configs, ``",
        "restart_configs, `{`",
        "restart_configs, `{} {}`",
        "no_such_command, `{\"config_id\": \"g-1\"}`",
        "remove_service, `{\"config_id\": \"g-1\", \"request_id\": \"a/b\"}`",
        "remove_service, `{\"config_id\": \"g-1\", \"request_id\": \"#\"}`",
        "remove_service, `{\"config_id\": \"g-1\", \"request_id\": 7}`"
    })
    @DisplayName("takes nothing else for a command:")
    void noCommand(String verb, String payload) {
        say(verb, payload);
        settle();

        assertThat(actions.asked).containsOnly("update list");
    }

    @Test
    @DisplayName("answers to a request_id with the status, with the problem's code, or with a result for each")
    void replies() {
        say("run_command_for_systemd_service", "{\"config_id\":\"g-1\",\"action\":\"stop\",\"request_id\":\"r1\"}");
        say("remove_service", "{\"config_id\":\"unknown\",\"request_id\":\"r2\"}");
        say("restart_configs", "{\"request_id\":\"r3\"}");
        say("remove_service", "{\"config_id\":5,\"request_id\":\"r4\"}");

        assertThat(reply("r1")).isEqualTo(json("{\"request_id\":\"r1\",\"config_id\":\"g-1\",\"ok\":true,\"status\":\"inactive\"}"));
        assertThat(reply("r2")).isEqualTo(json("{\"request_id\":\"r2\",\"config_id\":\"unknown\",\"ok\":false,\"code\":\"not-found\","
                + "\"error\":\"There is no module “unknown”.\"}"));
        assertThat(reply("r3").path("ok").asBoolean()).isFalse();
        assertThat(reply("r3").path("results")).hasSize(2);
        assertThat(reply("r3").path("results").get(0)).isEqualTo(json("{\"config_id\":\"a\",\"ok\":true,\"status\":\"active\"}"));
        assertThat(reply("r4").path("code").asText()).isEqualTo("invalid-input");
        assertThat(reply("r4").path("error").asText()).contains("config_id", "5");
    }

    @Test
    @DisplayName("goes on taking commands while one takes its time")
    void neverBlocks() {
        say("run_command_for_systemd_service", "{\"config_id\":\"slow\",\"action\":\"start\",\"request_id\":\"late\"}");
        say("remove_service", "{\"config_id\":\"g-1\",\"request_id\":\"early\"}");
        assertThat(reply("early").path("ok").asBoolean()).isTrue();
        assertThat(client.last(prefix + "/reply/late")).isEmpty();

        actions.slow.complete(new ActionResult.Done("slow", ModuleStatus.ACTIVE));
        assertThat(reply("late").path("status").asText()).isEqualTo("active");
    }

    @Test
    @DisplayName("does not run a command that the broker had kept, and reports it; one published retained while it is there runs once")
    void retained() {
        agent.close();
        client.say(new Message(prefix + "/command/remove_service", "{\"config_id\":\"old\",\"request_id\":\"r-old\"}".getBytes(StandardCharsets.UTF_8), 1, true));
        agent = agent("two");
        assertThat(reply("r-old").path("code").asText()).isEqualTo("refused");
        assertThat(actions.asked).isEmpty();

        client.say(new Message(prefix + "/command/remove_service", "{\"config_id\":\"now\",\"request_id\":\"r-now\"}".getBytes(StandardCharsets.UTF_8), 1, true));
        assertThat(reply("r-now").path("ok").asBoolean()).isTrue();
        settle();
        assertThat(actions.asked).containsOnlyOnce("remove now").containsOnly("remove now", "update list");
    }

    @Test
    @DisplayName("sends an answer that was under way when the broker was killed once that is back")
    void brokerKilled() {
        say("run_command_for_systemd_service", "{\"config_id\":\"slow\",\"action\":\"start\",\"request_id\":\"late\"}");
        isAsked("start slow");
        broker.stop();
        await().until(() -> agent.link() instanceof Link.Down);
        actions.slow.complete(new ActionResult.Done("slow", ModuleStatus.ACTIVE));
        broker.start();

        assertThat(reply("late").path("ok").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("publishes how each module is, retained, once per change, and clears what is gone")
    void states() {
        DeployedModule pump = new DeployedModule("g-1", "Pump 1", "", "active", "pump");
        agent.moduleIs(pump);
        agent.moduleIs(new DeployedModule("bad/guid", "Bad", "", "active", "x"));
        agent.moduleIs(pump);
        await().until(() -> client.last(prefix + "/status/g-1").isPresent()); // a state that still waits gives way to a newer one
        UnitReading failed = new UnitReading("loaded", "failed", "failed", "exit-code", Optional.of(new UnitReading.Exit.Status(3)), 0, Optional.of(Instant.EPOCH));
        agent.saw(pump, new UnitEvent("Pump_1.service", Condition.FAILED, failed, false));
        agent.moduleIs(new DeployedModule("g-1", "Pump 1", "", "failed", "pump"));
        await().until(() -> client.texts(prefix + "/status/g-1").size() == 2);

        assertThat(json(client.texts(prefix + "/status/g-1").getFirst())).isEqualTo(json("{\"guid\":\"g-1\",\"name\":\"Pump 1\",\"status\":\"active\"}"));
        assertThat(json(client.texts(prefix + "/status/g-1").getLast())).isEqualTo(json("""
                {"guid":"g-1","name":"Pump 1","status":"failed","unit":"Pump_1.service","condition":"failed","active_state":"failed",
                 "sub_state":"failed","result":"exit-code","restarts":0,"exit_status":3,"since":"1970-01-01T00:00:00Z"}"""));
        try (Ear late = new Ear(broker.settings("late"), prefix + "/status/#")) {
            await().until(() -> late.last(prefix + "/status/g-1").isPresent());
        }
        agent.moduleIsGone(pump);
        await().until(() -> client.last(prefix + "/status/g-1").equals(Optional.of("")));
        assertThat(client.heard().stream().map(Message::topic)).noneMatch(topic -> topic.contains("bad"));
    }

    @Test
    @DisplayName("publishes log lines on request, and why there are none")
    void logs() {
        client.say(Message.of(prefix + "/request/log", "{\"config_id\":\"g-1\",\"lines\":5000,\"request_id\":\"l1\"}"));
        client.say(Message.of(prefix + "/request/log", "{\"config_id\":\"unknown\",\"request_id\":\"l2\"}"));
        client.say(Message.of(prefix + "/request/log", "{\"config_id\":\"a/b\",\"request_id\":\"l3\"}"));
        assertThat(reply("l2").path("code").asText()).isEqualTo("not-found");
        assertThat(reply("l3").path("code").asText()).isEqualTo("invalid-input");

        assertThat(json(client.last(prefix + "/log/g-1").orElseThrow()))
                .isEqualTo(json("{\"guid\":\"g-1\",\"request_id\":\"l1\",\"lines\":[\"line 1 of g-1\",\"line 2 of 1000\"]}"));
    }

    @Test
    @DisplayName("says that it is there, that it goes, and by its will that it broke")
    void presence() {
        await().until(() -> client.last(prefix + "/presence/one").map(p -> json(p).path("state").asText()).equals(Optional.of("online")));
        agent.close();
        await().until(() -> client.last(prefix + "/presence/one").map(p -> json(p).path("state").asText()).equals(Optional.of("offline")));
    }

    @Test
    @DisplayName("notices another manager on its prefix and when that is gone, and takes an earlier run of itself for nobody")
    void two() {
        AgentMqtt other = agent("two");
        await().until(() -> others("one").equals(List.of("hall two (two)")) && others("two").equals(List.of("hall one (one)")));
        other.close();
        await().until(() -> others("one").isEmpty());

        client.say(Message.state(prefix + "/presence/one", "{\"state\":\"offline\",\"session\":\"an earlier run\"}"));
        await().until(() -> client.last(prefix + "/presence/one").filter(p -> p.contains("run-one")).isPresent());
        assertThat(others("one")).isEmpty();
    }

    @Test
    @DisplayName("names another manager no longer once what the broker kept of it is cleared")
    void cleared() {
        client.say(Message.state(prefix + "/presence/gone", "{\"state\":\"online\",\"server\":\"old\",\"session\":\"run-gone\"}"));
        await().until(() -> others("one").equals(List.of("old (gone)")));

        client.say(Message.state(prefix + "/presence/gone", ""));

        await().until(() -> others("one").isEmpty());
    }

    private List<String> others(String instance) {
        List<String> names = new ArrayList<>();
        json(client.last(prefix + "/presence/" + instance).orElse("{}")).path("others").forEach(name -> names.add(name.asText()));
        return names;
    }

    @Test
    @DisplayName("lives on after 1,000 malformed payloads on every topic that it hears")
    void malformed() {
        Random random = new Random(11);
        List<String> topics = List.of("/command/remove_service", "/command/run_command_for_systemd_service", "/request/log", "/presence/x", "/command/\u00e4");
        for (int i = 0; i < 1000; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            byte[] payload = switch (i % 4) {
                case 0 -> noise;
                case 1 -> ("{\"config_id\":" + "[".repeat(i) + "}").getBytes(StandardCharsets.UTF_8);
                case 2 -> ("{\"config_id\":\"" + "x".repeat(i) + "\",\"action\":" + i).getBytes(StandardCharsets.UTF_8);
                default -> new byte[0];
            };
            client.say(new Message(prefix + topics.get(i % topics.size()), payload, i % 2, false));
            if (i % 100 == 0) {
                settle();
            }
        }
        settle();
        say("remove_service", "{\"config_id\":\"" + "deep".repeat(20_000) + "\"}");
        settle();

        assertThat(agent.link()).isInstanceOf(Link.Up.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "vm:artwork, vm:artwork", "vm:a+b/#c, vm:a%2Bb%2F%23c", "vm:100%, vm:100%25", "vm:Зал 1:promotion, vm:Зал 1:promotion"
    })
    @DisplayName("tells of a machine's incident too, whatever the machine is called")
    void machineAlert(String key, String level) {
        agent.alert(new Notice(Notice.Kind.FAILURE, key, "a", "", "given up", Instant.EPOCH, Instant.EPOCH, 1));
        await().until(() -> client.last(prefix + "/alert/" + level).isPresent());

        assertThat(json(client.last(prefix + "/alert/" + level).orElseThrow()).path("guid").asText()).isEqualTo(key);
    }

    @Test
    @DisplayName("tells of an incident at P/alert/GUID, not retained")
    void alert() {
        agent.alert(new Notice(Notice.Kind.FAILURE, "g-1", "Pump 1", "Pump_1.service", "exit-code, status 3", Instant.EPOCH, Instant.EPOCH, 1));
        await().until(() -> client.last(prefix + "/alert/g-1").isPresent());

        Map<String, String> told = new ObjectMapper().convertValue(json(client.last(prefix + "/alert/g-1").orElseThrow()), new com.fasterxml.jackson.core.type.TypeReference<>() {});
        assertThat(told).containsEntry("kind", "failure").containsEntry("name", "Pump 1").containsEntry("detail", "exit-code, status 3");
    }
}
