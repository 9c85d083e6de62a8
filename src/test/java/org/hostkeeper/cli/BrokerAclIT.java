package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hostkeeper.agent.AgentHost;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed(hosts = 1)
@DisplayName("A broker that let everybody in")
class BrokerAclIT {
    private static final String P = "module_manager";
    private static final String BRIDGE = "only-the-host-may-know-this";
    private static final String OPEN = """
            printf 'listener 1883\\nallow_anonymous true\\n' > /etc/mosquitto/conf.d/hall.conf
            cat > /etc/mosquitto/conf.d/a-bridge.conf <<'CONF'
            allow_anonymous true
            connection hub
            address 127.0.0.1:1
            topic far/# out
            remote_username us
            remote_password %s
            CONF
            systemctl restart mosquitto
            """;
    private static final String FILES = """
            cd / && find etc/mosquitto etc/hostkeeper | sort | while read -r path; do
                printf '%s ' "$path"
                stat -c '%U:%G %a' -- "$path" | tr '\\n' ' '
                if [ -f "$path" ]; then sha256sum < "$path"; else echo; fi
            done
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("gets logins that each do their part and no other, the agent comes in by its own, and undo restores it byte for byte")
    void acl(TestHost host) throws Exception {
        host.sh(OPEN.formatted(BRIDGE)).outOfSuccess();
        Desk desk = new Desk(folder.resolve("desk"));
        assertThat(desk.add("shop", host, "op", "--sudo", "nopasswd").exit()).isZero();
        Result installed = desk.run("agent", "install", "--host", "shop", "--runtime", AgentHost.image(), "--yes");
        assertThat(installed.exit()).as(installed.err() + installed.out()).isZero();
        isOnline(host);
        String before = host.sh(FILES).outOfSuccess();

        Result dry = desk.run("agent", "broker-acl", "--host", "shop", "--dry-run");
        assertThat(dry.exit()).as(dry.err() + dry.out()).isZero();
        assertThat(host.sh(FILES).outOfSuccess()).isEqualTo(before);

        Result done = desk.run("agent", "broker-acl", "--host", "shop", "--yes", "--json");
        assertThat(done.exit()).as(done.err() + done.out()).isZero();
        List<JsonNode> documents = documents(done.out());
        String reader = password(documents.get(1), "hostkeeper-reader");
        String console = password(documents.get(1), "hostkeeper-console");
        String agent = new ObjectMapper().readTree(host.sh("cat /etc/hostkeeper/config.json").outOfSuccess()).at("/mqtt/password").asText();

        assertThat(host.exec("mosquitto_sub", "-t", P + "/#", "-C", "1", "-W", "2").status()).as("without a name").isNotZero();
        isOnline(host, "-u", "hostkeeper-reader", "-P", reader);
        await().atMost(Duration.ofSeconds(60)).until(() -> commands(host, "hostkeeper-console", console, console));
        assertThat(commands(host, "hostkeeper-reader", reader, console)).isFalse();
        assertThat(commands(host, "hostkeeper-agent", agent, console)).isFalse();
        assertThat(reaches(host, "hostkeeper-agent", agent, P + "/status/g1", console)).isTrue();
        assertThat(reaches(host, "hostkeeper-reader", reader, P + "/status/g1", console)).isFalse();
        assertThat(reaches(host, "hostkeeper-console", console, P + "/status/g1", console)).isFalse();
        comesBackFromASecond(host, desk);
        assertThat(everythingBelow()).doesNotContain(BRIDGE).doesNotContain(reader).doesNotContain(console).doesNotContain(agent);
        assertThat(host.sh("stat -c '%U:%G %a' /etc/mosquitto/hostkeeper.passwords; cat /etc/mosquitto/hostkeeper.passwords").outOfSuccess())
                .startsWith("root:mosquitto 640\n")
                .doesNotContain(reader);

        Result back = desk.run("undo", documents.get(0).at("/plan/hosts/0/id").asText(), "--yes");
        assertThat(back.exit()).as(back.err() + back.out()).isZero();
        assertThat(host.sh(FILES).outOfSuccess()).isEqualTo(before);
        isOnline(host);
    }

    /** Taking back a second set of logins brings the first back, and its agent comes in with that. */
    private static void comesBackFromASecond(TestHost host, Desk desk) throws Exception {
        String first = host.sh(FILES).outOfSuccess();
        Result again = desk.run("agent", "broker-acl", "--host", "shop", "--yes", "--json");
        assertThat(again.exit()).as(again.err() + again.out()).isZero();
        assertThat(host.sh(FILES).outOfSuccess()).isNotEqualTo(first);
        Result back = desk.run("undo", documents(again.out()).get(0).at("/plan/hosts/0/id").asText(), "--yes");
        assertThat(back.exit()).as(back.err() + back.out()).isZero();
        assertThat(host.sh(FILES).outOfSuccess()).isEqualTo(first);
    }

    /** Whether a command by this login is answered by the agent, which the console's login hears. */
    private static boolean commands(TestHost host, String login, String password, String console) {
        String id = login.replace('-', '_');
        return heard(host, console, P + "/reply/" + id, login, password, P + "/command/update_modules_list", "{\"request_id\":\"" + id + "\"}");
    }

    private static boolean reaches(TestHost host, String login, String password, String topic, String console) {
        return heard(host, console, topic, login, password, topic, "x");
    }

    /** Whether something is heard at a topic within six seconds after a login published somewhere. */
    private static boolean heard(
            TestHost host, String console, String heard, String login, String password, String topic, String payload) {
        String program = """
                rm -f /tmp/heard; touch /tmp/heard
                stdbuf -oL mosquitto_sub -d -u hostkeeper-console -P "$1" -t "$2" -C 1 -W 6 > /tmp/heard &
                sub=$!
                until grep -q SUBACK /tmp/heard; do sleep 0.1; done
                mosquitto_pub -u "$3" -P "$4" -t "$5" -m "$6"
                wait "$sub"
                """;
        return host.exec("sh", "-c", program, "heard", console, heard, login, password, topic, payload).status() == 0;
    }

    private static void isOnline(TestHost host, String... login) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            List<String> command = new ArrayList<>(List.of("mosquitto_sub", "-t", P + "/presence/+", "-C", "1", "-W", "2"));
            command.addAll(Arrays.asList(login));
            return host.exec(command.toArray(String[]::new)).out().contains("online");
        });
    }

    private static List<JsonNode> documents(String out) throws Exception {
        try (var values = new ObjectMapper().readerFor(JsonNode.class).<JsonNode>readValues(out)) {
            return values.readAll();
        }
    }

    private static String password(JsonNode logins, String name) {
        for (JsonNode login : logins) {
            if (login.path("login").asText().equals(name)) {
                return login.path("password").asText();
            }
        }
        throw new AssertionError(name + " is not in " + logins);
    }

    private String everythingBelow() throws Exception {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(folder.resolve("desk"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
