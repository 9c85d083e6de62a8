package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.demo.broker.DemoBroker;
import org.hostkeeper.host.HostName;
import org.hostkeeper.mqtt.BrokerSettings;
import org.hostkeeper.mqtt.Ear;
import org.hostkeeper.mqtt.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("hostkeeper mqtt")
class MqttCommandsTest {
    private final Scene scene = new Scene();
    private final DemoBroker broker = DemoBroker.start(_ -> {}, () -> {});

    @AfterEach
    void close() {
        scene.close();
        broker.close();
    }

    private void added(String... more) {
        String[] add = {"mqtt", "broker", "add", "hall", "--address", "127.0.0.1:" + broker.port(), "--prefix", "mm", "--no-test"};
        String[] all = java.util.Arrays.copyOf(add, add.length + more.length);
        System.arraycopy(more, 0, all, add.length, more.length);
        assertThat(scene.run(all).exit()).isZero();
    }

    private void kept(Ear ear, String topic, String payload) {
        ear.say(Message.state(topic, payload));
        await().until(() -> ear.last(topic).isPresent());
    }

    @Test
    void a_broker_is_added_after_a_login_listed_and_forgotten() {
        Result add = scene.run("mqtt", "broker", "add", "hall", "--address", "127.0.0.1:" + broker.port(), "--json");
        assertThat(add.exit()).isZero();
        assertThat(add.json().at("/broker/encryption").asText()).isEqualTo("none");
        assertThat(add.json().at("/broker/warnings")).isEmpty();
        assertThat(scene.run("mqtt", "broker", "list").out()).contains("hall", "module_manager");
        assertThat(scene.run("mqtt", "broker", "test", "hall").out()).contains("lets you in");
        assertThat(scene.run("mqtt", "broker", "remove", "hall", "--yes").exit()).isZero();
        assertThat(scene.store.brokers().all()).isEmpty();
    }

    @Test
    void a_broker_that_is_not_there_is_not_added_and_exits_3() {
        broker.close();
        Result add = scene.run("mqtt", "broker", "add", "hall", "--address", "127.0.0.1:" + broker.port());
        assertThat(add.exit()).isEqualTo(3);
        assertThat(add.err()).contains("Nothing listens on port");
        assertThat(scene.store.brokers().all()).isEmpty();
    }

    @Test
    void the_password_comes_from_standard_input_and_goes_among_the_secrets() {
        Result add = scene.run(
                new FakeTerminal().piping("s3cret"),
                "mqtt", "broker", "add", "far", "--address", "broker.example.org", "--user", "console",
                "--password-stdin", "--no-test");
        assertThat(add.exit()).isZero();
        assertThat(add.out()).contains("plain TCP").doesNotContain("s3cret");
        assertThat(scene.secrets.find("broker/far")).isPresent();
        assertThat(scene.store.brokers().find(new HostName("far")).orElseThrow().toString()).doesNotContain("s3cret");
        assertThat(scene.run("mqtt", "broker", "add", "b", "--address", "x", "--user", "u", "--no-test").exit())
                .isEqualTo(3);
        assertThat(scene.run("mqtt", "broker", "add", "c", "--address", "x", "--password-stdin").exit()).isEqualTo(2);
        assertThat(scene.run("mqtt", "broker", "add", "d", "--address", "x:99999", "--no-test").exit()).isEqualTo(2);
    }

    @Test
    void modules_tells_agents_and_states() {
        added();
        try (Ear ear = new Ear(BrokerSettings.of("127.0.0.1", broker.port(), "agent"), "mm/#")) {
            kept(ear, "mm/presence/a1", "{\"state\":\"online\",\"server\":\"shop\",\"others\":[\"x (b2)\"]}");
            kept(ear, "mm/status/g1", "{\"name\":\"pump_1\",\"status\":\"active\",\"sub_state\":\"running\",\"restarts\":2}");

            Result people = scene.run("mqtt", "modules");
            assertThat(people.out()).contains("Agent shop (a1) is there", "x (b2)", "pump_1", "running", "MQTT");
            Result json = scene.run("mqtt", "modules", "--json");
            assertThat(json.json().at("/modules/0/status").asText()).isEqualTo("active");
            assertThat(json.json().at("/agents/0/online").asBoolean()).isTrue();
        }
    }

    @Test
    void a_command_is_answered_with_exit_0_and_by_a_manager_that_does_not_answer_with_4_and_the_state_from_rest()
            throws Exception {
        HttpServer rest = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        rest.createContext("/api/modules", exchange -> {
            byte[] body = "[{\"guid\":\"g1\",\"name\":\"pump_1\",\"status\":\"failed\"}]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        rest.start();
        added("--rest", "http://127.0.0.1:" + rest.getAddress().getPort());
        try (Ear daemon = new Ear(BrokerSettings.of("127.0.0.1", broker.port(), "python"), "mm/command/+")) {
            Result sent = scene.run("mqtt", "restart", "pump_1", "--wait", "1", "--yes", "--json");
            assertThat(sent.exit()).isEqualTo(4);
            assertThat(sent.json().get("outcome").asText()).isEqualTo("not-answered");
            assertThat(sent.json().get("guid").asText()).isEqualTo("g1");
            assertThat(sent.json().get("status").asText()).isEqualTo("failed");
            await().until(() -> daemon.heard().size() == 1);
            assertThat(daemon.heard().getFirst().text()).contains("\"config_id\":\"g1\"");
            assertThat(scene.run("mqtt", "restart", "pump_1", "--wait", "1", "--yes").out())
                    .contains("never answers", "pump_1 is failed now, read over REST");
            assertThat(scene.run("activity", "list").out()).contains("Restart pump_1", "hall");
            String id = scene.run("activity", "list", "--json").json().at("/0/plan").asText();
            assertThat(scene.run("undo", id, "--yes").err()).contains("Send the one that does the opposite");
        } finally {
            rest.stop(0);
        }
    }

    @Test
    void a_command_whose_connection_breaks_once_it_is_sent_exits_4_and_says_so_although_nothing_can_be_looked_up() {
        CompletableFuture<DemoBroker> falling = new CompletableFuture<>();
        falling.complete(DemoBroker.start(
                message -> {
                    if (message.topic().startsWith("mm/command/")) {
                        falling.join().close();
                    }
                },
                () -> {}));
        scene.run("mqtt", "broker", "add", "hall", "--address", "127.0.0.1:" + falling.join().port(), "--prefix", "mm", "--no-test");
        Result sent = scene.run("mqtt", "stop", "g9", "--yes", "--json");
        assertThat(sent.exit()).isEqualTo(4);
        assertThat(sent.json().get("outcome").asText()).isEqualTo("not-answered");
        assertThat(sent.json().get("code").asText()).isEqualTo("server-unavailable");
        assertThat(sent.err()).contains("Nothing listens on port");
    }

    @ParameterizedTest
    @CsvSource({
        "start, Start a module.",
        "stop, Stop a module.",
        "restart, Restart a module.",
        "create, Have the manager write the unit",
        "remove, Have the manager stop a module and remove its unit"
    })
    void each_command_to_a_module_says_what_it_does_with_an_example_and_its_exit_codes(String word, String description) {
        String help = scene.run("mqtt", word, "--help").out();
        assertThat(help).contains(
                "Usage: hostkeeper mqtt " + word + " ", description, "MODULE",
                "Exit codes:", "0   answered, and done", "Examples:", "hostkeeper mqtt " + word + " pump_1 --broker hall --yes");
        assertThat(scene.run("mqtt", "--help").out()).containsPattern(" " + word + " +" + description.substring(0, 12));
    }

    @Test
    void dry_run_of_a_command_sends_nothing() {
        added();
        try (Ear ear = new Ear(BrokerSettings.of("127.0.0.1", broker.port(), "ear"), "mm/#")) {
            Result dry = scene.run("mqtt", "stop", "g9", "--dry-run");
            assertThat(dry.exit()).isZero();
            assertThat(dry.out()).contains("mm/command/run_command_for_systemd_service", "\"action\":\"stop\"");
            Result json = scene.run("mqtt", "stop", "g9", "--dry-run", "--json");
            assertThat(json.json().get("outcome").asText()).isEqualTo("planned");
            assertThat(json.json().get("guid").asText()).isEqualTo("g9");
            assertThat(ear.heard()).isEmpty();
        }
    }

    @Test
    void topics_are_listed_and_one_is_cleared_and_put_back_by_undo() {
        added();
        try (Ear ear = new Ear(BrokerSettings.of("127.0.0.1", broker.port(), "ear"), "mm/#")) {
            kept(ear, "mm/old/state", "stale");
            Result topics = scene.run("mqtt", "topics", "--seconds", "1", "--json");
            assertThat(topics.json().at("/0/topic").asText()).isEqualTo("mm/old/state");
            assertThat(topics.json().at("/0/retained").asText()).isEqualTo("yes");
            assertThat(topics.json().at("/0/text").asText()).isEqualTo("stale");

            assertThat(scene.run("mqtt", "clear", "mm/old/state", "--dry-run").out())
                    .contains("Publish an empty retained message at mm/old/state");
            Result cleared = scene.run("mqtt", "clear", "mm/old/state", "--yes", "--json");
            assertThat(cleared.exit()).isZero();
            String id = cleared.json().at("/plan/hosts/0/id").asText();
            assertThat(scene.run("mqtt", "topics", "--seconds", "1").out()).doesNotContain("stale");
            assertThat(scene.run("mqtt", "clear", "mm/old/state", "--yes").exit()).isEqualTo(2);

            assertThat(scene.run("undo", id, "--yes").exit()).isZero();
            assertThat(scene.run("mqtt", "topics", "--seconds", "1").out()).contains("stale");
            assertThat(scene.run("activity", "redo", id, "--host", "hall", "--yes").exit()).isNotZero();
            assertThat(scene.run("mqtt", "topics", "--filter", "a/#/b").exit()).isEqualTo(2);
        }
    }

    @Test
    void what_was_put_back_is_cleared_again_by_undo_and_what_is_not_kept_here_any_more_is_said_to_be() {
        added();
        try (Ear ear = new Ear(BrokerSettings.of("127.0.0.1", broker.port(), "ear"), "mm/#")) {
            kept(ear, "mm/old/state", "stale");
            String clear = id(scene.run("mqtt", "clear", "mm/old/state", "--yes", "--json"));
            String back = id(scene.run("undo", clear, "--yes", "--json"));
            assertThat(scene.run("undo", back, "--dry-run").out()).contains("Publish an empty retained message at mm/old/state");
            Result again = scene.run("undo", back, "--yes", "--json");
            assertThat(again.exit()).isZero();
            assertThat(scene.run("mqtt", "topics", "--seconds", "1").out()).doesNotContain("stale");
            assertThat(scene.run("undo", id(again), "--yes").exit()).isZero();
            assertThat(scene.run("mqtt", "topics", "--seconds", "1").out()).contains("stale");

            scene.store.clearedMessages().forgetBefore(Instant.parse("2100-01-01T00:00:00Z"));
            Result late = scene.run("undo", clear, "--yes");
            assertThat(late.exit()).isEqualTo(3);
            assertThat(late.err()).contains("kept here for 30 days at most").doesNotContain("command to a module");
        }
    }

    @Test
    void what_was_not_put_back_is_not_cleared_by_undo() {
        added();
        try (Ear ear = new Ear(BrokerSettings.of("127.0.0.1", broker.port(), "ear"), "mm/#")) {
            kept(ear, "mm/old/state", "stale");
            String clear = id(scene.run("mqtt", "clear", "mm/old/state", "--yes", "--json"));
            ear.say(Message.state("mm/old/state", "newer"));
            await().until(() -> ear.last("mm/old/state").filter("newer"::equals).isPresent());
            Result refused = scene.run("undo", clear, "--yes");
            assertThat(refused.err()).contains("Another message was published there since");
            String back = scene.run("activity", "list", "--json").json().at("/0/plan").asText();
            assertThat(scene.run("undo", back, "--yes").err()).contains("did not come to pass");
        }
    }

    private static String id(Result change) {
        return change.json().at("/plan/hosts/0/id").asText();
    }

    @Test
    void watch_prints_what_comes_and_ends_after_a_count() {
        added();
        try (Ear ear = new Ear(BrokerSettings.of("127.0.0.1", broker.port(), "ear"), "mm/#")) {
            kept(ear, "mm/x", "kept");
            Result watched = scene.run("mqtt", "watch", "--count", "1", "--json");
            assertThat(watched.exit()).isZero();
            assertThat(watched.out()).contains("\"topic\":\"mm/x\"", "\"retained\":true", "\"text\":\"kept\"");
        }
    }
}
