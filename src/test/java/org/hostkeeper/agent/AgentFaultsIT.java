package org.hostkeeper.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestBed(hosts = 1)
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("An agent on a host that is in trouble")
class AgentFaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestHost host;

    @SuppressWarnings("NullAway.Init") // before all tests
    private AgentHost agent;

    AgentFaultsIT(TestHost host) {
        this.host = host;
    }

    @BeforeAll
    void install() throws IOException, InterruptedException {
        host.sh("printf 'listener 1883\\nallow_anonymous true\\n' >/etc/mosquitto/conf.d/hall.conf && systemctl restart mosquitto")
                .outOfSuccess();
        agent = AgentHost.install(host);
    }

    private HttpResponse<String> post(String guid) throws IOException, InterruptedException {
        return agent.send("POST", "/api/modules", """
                {"guid": "%s", "name": "%s", "service_type": "pumps"}""".formatted(guid, guid));
    }

    private String modules() throws IOException, InterruptedException {
        return agent.send("GET", "/api/modules", "").body();
    }

    private String agentIs(String property) {
        return host.sh("systemctl show -p " + property + " --value hostkeeper-agent").outOfSuccess().strip();
    }

    @Test
    @DisplayName("on a full disk refuses what it cannot keep and says why, shows what it has, still starts modules, and goes on when there is room")
    void fullDisk() throws IOException, InterruptedException {
        assertThat(post("before").statusCode()).isEqualTo(200);
        assertThat(create("before")).contains("\"inactive\"");
        assertThat(post("no-unit").statusCode()).isEqualTo(200);
        String before = modules();

        host.fill();

        HttpResponse<String> refused = post("during");
        assertThat(refused.statusCode()).as(refused.body()).isGreaterThanOrEqualTo(500);
        assertThat(refused.body()).contains("modules.db").contains("disk is full");
        assertThat(modules()).isEqualTo(before);
        assertThat(create("no-unit")).contains("\"ok\":false").contains("\"file-refused\"").contains("disk is full");
        assertThat(unitFiles("no-unit")).isEmpty();
        assertThat(unitFiles("before")).containsExactly("before.service");
        assertThat(answer("run_command_for_systemd_service", "before", ", \"action\": \"start\"")).contains("\"active\"");
        assertThat(agentIs("ActiveState")).isEqualTo("active");

        host.heal();

        assertThat(post("after").statusCode()).isEqualTo(200);
        assertThat(modules()).contains("\"before\"").contains("\"after\"").doesNotContain("\"during\"");
        assertThat(create("no-unit")).contains("\"inactive\"");
        assertThat(unitFiles("no-unit")).containsExactly("no_unit.service");
    }

    /** Of this name, finished or not. */
    private List<String> unitFiles(String name) {
        return host.sh("find /etc/systemd/system -maxdepth 1 -name '*" + name.replace('-', '?') + "*' -printf '%f\\n'").outOfSuccess().lines().toList();
    }

    @Test
    @DisplayName("that is killed (-9) in the middle of a create finds its rows, tells the unit as it is, and creates it when asked again")
    void killed() throws IOException, InterruptedException {
        assertThat(post("cut").statusCode()).isEqualTo(200);
        host.sh("printf '#!/bin/sh\\nsleep 30\\n' > /usr/local/bin/systemd-analyze; chmod +x /usr/local/bin/systemd-analyze").outOfSuccess();
        host.sh("mosquitto_pub -t module_manager/command/create_new_systemctl_service -m '{\"config_id\": \"cut\"}'").outOfSuccess();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(host.sh("pgrep -f 'sleep 30'").status()).isZero());

        host.sh("systemctl kill -s KILL hostkeeper-agent; rm /usr/local/bin/systemd-analyze; pkill -x sleep || true").outOfSuccess();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> modules().contains("\"cut\""));

        assertThat(create("cut")).contains("\"inactive\"");
        assertThat(host.sh("systemctl show -p LoadState -p ActiveState --value cut").outOfSuccess().lines())
                .containsExactly("loaded", "inactive");
        assertThat(host.sh("find /etc/systemd/system -name 'cut*'").outOfSuccess().lines()).hasSize(1);
        assertThat(retained("status/cut")).contains("\"inactive\"");
    }

    @Test
    @DisplayName("that hangs is ended by systemd's watchdog and started anew")
    void hangs() throws IOException, InterruptedException {
        host.sh("""
                mkdir -p /run/systemd/system/hostkeeper-agent.service.d
                printf '[Service]\\nWatchdogSec=4\\n' > /run/systemd/system/hostkeeper-agent.service.d/soon.conf
                systemctl daemon-reload
                systemctl restart hostkeeper-agent
                """).outOfSuccess();
        String first = agentIs("MainPID");

        host.sh("kill -STOP " + first).outOfSuccess();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(host.sh("journalctl -u hostkeeper-agent -o cat").outOfSuccess())
                .contains("Watchdog timeout"));
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(agentIs("MainPID")).isNotIn(first, "0");
            assertThat(agent.send("GET", "/api/modules", "").statusCode()).isEqualTo(200);
        });
    }

    /** What the agent answers to a command; asked again until it is there. Nothing of it is written to the disk. */
    private String answer(String command, String guid, String more) {
        return host.sh("""
                while sleep 1; do
                    mosquitto_pub -t module_manager/command/%1$s -m '{"config_id": "%2$s", "request_id": "%2$s-again"%3$s}'
                done &
                timeout 60 mosquitto_sub -t module_manager/reply/%2$s-again -C 1
                kill $!
                """.formatted(command, guid, more)).outOfSuccess();
    }

    private String create(String guid) {
        return answer("create_new_systemctl_service", guid, "");
    }

    private String retained(String topic) {
        return host.sh("timeout 20 mosquitto_sub -t module_manager/" + topic + " -C 1").outOfSuccess();
    }
}
