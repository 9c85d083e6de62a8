package org.hostkeeper.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A deployed config.json")
class ConfigReaderTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("is read with every key that it may have")
    void everyKey() throws IOException {
        AgentConfig config = read("""
                {"servername": "box7", "storage": "/srv/modules", "loglevel": "debug",
                 "service": {"config_path": "/etc/mm", "config_global_file": "global.json"},
                 "alerts": {"send_alert_after_service_failed": true, "emails": ["a@example.org", "b@example.org"],
                            "smtp_server": "mail.example.org", "smtp_port": 2525, "smtp_username": "u", "smtp_password": "p"},
                 "mqtt": {"broker": "mqtt.example.org", "port": 1884, "username": "m", "password": "q", "topic_prefix": "shop/"},
                 "systemapi": {"base_url": "http://localhost:9090"},
                 "database": {"path": "~/data/modules.db"}}
                """);

        assertThat(config.serverName()).isEqualTo("box7");
        assertThat(config.storage()).contains("/srv/modules");
        assertThat(config.logLevel()).isEqualTo(LogLevel.DEBUG);
        assertThat(config.alerts().send()).isTrue();
        assertThat(config.alerts().recipients()).containsExactly("a@example.org", "b@example.org");
        assertThat(config.alerts().server()).isEqualTo("mail.example.org");
        assertThat(config.alerts().port()).isEqualTo(2525);
        assertThat(config.alerts().login().map(Login::username)).contains("u");
        assertThat(config.mqtt().broker()).isEqualTo("mqtt.example.org");
        assertThat(config.mqtt().port()).isEqualTo(1884);
        assertThat(config.mqtt().topicPrefix()).isEqualTo("shop");
        assertThat(password(config.mqtt().login())).isEqualTo("q");
        assertThat(config.rest().port()).isEqualTo(9090);
        assertThat(config.database()).isEqualTo(Path.of("/home/op/data/modules.db"));
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    @DisplayName("that is empty means the deployed defaults, and the safe way for what is Hostkeeper's own")
    void defaults() throws IOException {
        AgentConfig config = read("{}");

        assertThat(config.serverName()).isEqualTo("machine");
        assertThat(config.logLevel()).isEqualTo(LogLevel.INFO);
        assertThat(config.alerts()).isEqualTo(new AlertsConfig(false, List.of(), "", 587, Optional.empty()));
        assertThat(config.mqtt()).isEqualTo(new MqttConfig("localhost", 1883, Optional.empty(), "module_manager"));
        assertThat(config.baseUrl()).hasToString("http://localhost:8080");
        assertThat(config.rest())
                .isEqualTo(new RestConfig("127.0.0.1", 8080, List.of(), folder.resolve("tokens"), List.of()));
        assertThat(config.database()).isEqualTo(folder.resolve("modules.db"));
        assertThat(config.owner()).isEqualTo("op");
        assertThat(config.helperSocket()).isEqualTo(Path.of("/run/hostkeeper/helper.sock"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"email\": \"a@x.org\"}; a@x.org",
                "{\"emails\": \"a@x.org, b@x.org\"}; a@x.org b@x.org",
                "{\"emails\": [\"a@x.org\", \"b@x.org\"]}; a@x.org b@x.org",
                "{\"email\": [\"a@x.org\"], \"emails\": \"a@x.org,,c@x.org\"}; a@x.org c@x.org",
                "{\"email\": null}; ``",
                "{\"emails\": \"Night Shift <a@x.org>, <b@x.org>\"}; a@x.org b@x.org"
            })
    @DisplayName("names recipients in either spelling: known defect, \"email\" was read while \"emails\" was documented")
    void recipients(String alerts, String expected) throws IOException {
        assertThat(String.join(" ", read("{\"alerts\": " + alerts + "}").alerts().recipients())).isEqualTo(expected);
    }

    @Test
    @DisplayName("leaves out a recipient who cannot be written to, and says so: the others are told")
    void noAddress() throws IOException {
        AgentConfig config = read("{\"alerts\": {\"emails\": [\"the porter\", \"a@x.org\", \"x <a@x.org\"]}}");

        assertThat(config.alerts().recipients()).containsExactly("a@x.org");
        assertThat(config.warnings()).extracting(Object::toString)
                .anyMatch(warning -> warning.contains("“the porter”"))
                .anyMatch(warning -> warning.contains("“x <a@x.org”"));
    }

    @Test
    @DisplayName("has no login unless both name and password are set")
    void halfALogin() throws IOException {
        assertThat(read("{\"mqtt\": {\"username\": \"m\", \"password\": \"\"}}").mqtt().login()).isEmpty();
        assertThat(read("{\"mqtt\": {\"password\": \"q\"}}").mqtt().login()).isEmpty();
    }

    @Test
    @DisplayName("may have keys that nobody knows: each is a warning, and the file stays as it is")
    void unknownKeys() throws IOException {
        String text = "{\"colour\": 1, \"mqtt\": {\"qos\": 2}, \"hostkeeper\": {\"anything\": {}}}";
        AgentConfig config = read(text);

        assertThat(config.warnings())
                .extracting(Object::toString)
                .containsExactly(
                        "config.json has the key “colour”, which nobody knows. It is left as it is.",
                        "config.json has the key “mqtt.qos”, which nobody knows. It is left as it is.");
        assertThat(folder.resolve("config.json")).hasContent(text);
    }

    @Test
    @DisplayName("that cannot be understood says which key is meant, and never quotes the file")
    void wrong() {
        assertThatThrownBy(() -> read("{\"mqtt\": {\"port\": \"many\"}}")).hasMessageContaining("mqtt.port").hasMessageContaining("many");
        assertThatThrownBy(() -> read("{\"mqtt\": []}")).hasMessageContaining("mqtt");
        assertThatThrownBy(() -> read("{\"mqtt\": {\"password\": hunter2}}"))
                .hasMessageContaining("config.json")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    @DisplayName("never shows a password when it is printed")
    void printed() throws IOException {
        assertThat(read("{\"mqtt\": {\"username\": \"m\", \"password\": \"hunter2\"}}").mqtt().toString()).doesNotContain("hunter2");
    }

    @Test
    @DisplayName("turns compatibility on per route and network, under Hostkeeper's own key")
    void compatibility() throws IOException {
        RestConfig rest = read("""
                {"hostkeeper": {"owner": "op", "rest": {"bind": "0.0.0.0", "names": ["shop.example.org"], "compatibility": [
                    {"route": "PUT /api/modules/statuses", "networks": ["10.1.0.0/16"]}, {"networks": "10.2.0.0/16"}]}}}
                """).rest();

        assertThat(rest.bind()).isEqualTo("0.0.0.0");
        assertThat(rest.names()).containsExactly("shop.example.org");
        assertThat(rest.compatibility())
                .containsExactly(
                        new RestConfig.Compatibility("PUT /api/modules/statuses", List.of("10.1.0.0/16")),
                        new RestConfig.Compatibility("*", List.of("10.2.0.0/16")));
    }

    @Test
    @DisplayName("has a folder of watched machines beside it, each with its variables, and none without that folder")
    void machines() throws IOException {
        assertThat(read("{}").vms()).isEmpty();
        machine("vms/b.yaml", "vm_name: b\napi_port: 8002\nheartbeat_timeut: 7");
        machine("vms/b.env", "VMCTL_SNAPSHOT_NAME=gold");
        machine("vms/a.yaml", "vm_name: a");
        machine("vms/README", "vm_name: c");

        AgentConfig config = read("{}");

        assertThat(config.vms()).extracting(vm -> vm.vm() + " " + vm.snapshot() + " " + String.join(",", vm.hosts()) + ":" + vm.port())
                .containsExactly("a ready 127.0.0.1:8000", "b gold 127.0.0.1:8002");
        assertThat(config.warnings()).extracting(Object::toString)
                .containsExactly("b.yaml has the key “heartbeat_timeut”, which nobody knows. It is left as it is.");
        machine("other/c.yaml", "vm_name: c");
        assertThat(read("{\"hostkeeper\": {\"vms\": \"other\"}}").vms()).extracting(ControllerSettings::vm).containsExactly("c");
    }

    @ParameterizedTest
    @CsvSource({"vm_name: z,api_port: 0,vm_name", "vm_name: b,api_port: 8000,api_port", "vm_name: b,api_port: 8080,api_port"})
    @DisplayName("has no two machines of one name or one port, nor one with the agent's own: both files are named, and the older one stays")
    void twice(String vm, String port, String key) throws IOException {
        machine("vms/b.yaml", vm + "\n" + port);
        machine("vms/z.yaml", "vm_name: z");
        Files.setLastModifiedTime(folder.resolve("vms/z.yaml"), FileTime.fromMillis(1_000));

        AgentConfig config = read("{}");

        assertThat(config.vms()).extracting(ControllerSettings::vm).containsExactly("z");
        assertThat(config.leftOut()).singleElement().satisfies(out -> {
            assertThat(out.file()).isEqualTo("b.yaml");
            assertThat(out.problem().text().toString()).contains(key).contains("b.yaml").contains(port.endsWith("8080") ? "config.json" : "z.yaml");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"vm_name: [", "heartbeat_timeout: 5", "vm_name: b\napi_port: many"})
    @DisplayName("leaves out a machine whose file cannot be understood, says why, and has all others")
    void leftOut(String bad) throws IOException {
        machine("vms/a.yaml", "vm_name: a");
        machine("vms/b.yaml", bad);
        machine("vms/c.yaml", "vm_name: c\napi_port: 8002");

        AgentConfig config = read("{}");

        assertThat(config.vms()).extracting(ControllerSettings::vm).containsExactly("a", "c");
        assertThat(config.leftOut()).singleElement().satisfies(out -> {
            assertThat(out.file()).isEqualTo("b.yaml");
            assertThat(out.problem().text().toString()).contains("b.yaml");
        });
    }

    @Test
    @DisplayName("may have any number of machines without a port of their own")
    void withoutPorts() throws IOException {
        machine("vms/a.yaml", "vm_name: a\napi_port: 0");
        machine("vms/b.yaml", "vm_name: b\napi_port: 0");

        assertThat(read("{\"hostkeeper\": {\"rest\": {\"port\": 0}}}").vms()).hasSize(2);
    }

    private void machine(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private AgentConfig read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), text);
        return new ConfigReader(user -> Optional.of(Path.of("/home", user)), "op", "machine").read(file);
    }

    private static String password(Optional<Login> login) {
        return new String(login.orElseThrow().password().utf8(), StandardCharsets.UTF_8);
    }
}
