package org.hostkeeper.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.hostkeeper.agent.root.HelperClient;
import org.hostkeeper.agent.root.ModuleRequest;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

@TestBed(hosts = 1)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("The agent on a real host")
class AgentIT {
    /** KiB that it may hold with 200 modules (docs/decisions/agent-memory.md). */
    private static final int BUDGET = 110_000;

    @SuppressWarnings("NullAway.Init") // the first test installs it
    private AgentHost agent;

    @Test
    @Order(1)
    @DisplayName("says that it is ready, runs as its own user without a capability, and serves the API")
    void comesUp(TestHost host) throws IOException, InterruptedException {
        agent = AgentHost.install(host);

        assertThat(host.sh("systemctl show -p ActiveState -p User -p StatusText --value hostkeeper-agent").outOfSuccess())
                .contains("active")
                .contains("hostkeeper")
                .contains("0 modules, REST on 0.0.0.0:8080");
        assertThat(host.sh("grep CapEff /proc/$(systemctl show -p MainPID --value hostkeeper-agent)/status").outOfSuccess())
                .contains("0000000000000000");
        await().untilAsserted(() -> assertThat(
                        host.sh("systemctl show -p WatchdogTimestampMonotonic --value hostkeeper-agent").outOfSuccess().strip())
                .isNotEqualTo("0"));
        assertThat(agent.send("GET", "/api/modules", "").body()).isEqualTo("[]");
        assertThat(agent.send("POST", "/api/modules", "{\"guid\":\"g1\",\"name\":\"pump-1\",\"service_type\":\"pumps\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(2)
    @DisplayName("has a module's unit written as the contract says, disabled and stopped")
    void create(TestHost host) {
        HelperClient helper = agent.helper();

        assertThat(helper.ask(new ModuleRequest.Create("g1", "pump-1", "", "pumps"))).isEqualTo(ModuleStatus.INACTIVE);

        assertThat(host.sh("stat -c '%U:%G %a' /etc/systemd/system/pump_1.service").outOfSuccess().strip()).isEqualTo("root:root 644");
        assertThat(host.sh("cat /etc/systemd/system/pump_1.service").outOfSuccess())
                .startsWith("""
                        [Unit]
                        Description=Module Service for pump_1
                        After=network.target

                        [Service]
                        Type=simple
                        User=op
                        WorkingDirectory=/home/op/modules/pumps
                        ExecStart=/usr/bin/python3 /home/op/modules/pumps/main.py
                        Restart=no
                        """)
                .contains("SyslogIdentifier=pump_1\n", "Environment=PYTHONUNBUFFERED=1\n", "WantedBy=multi-user.target\n", "Guid=g1\n");
        assertThat(host.sh("systemctl is-enabled pump_1.service").out().strip()).isEqualTo("disabled");
        assertThat(helper.ask(new ModuleRequest.Create("g1", "pump-1", "", "pumps"))).isEqualTo(ModuleStatus.INACTIVE);
    }

    @Test
    @Order(3)
    @DisplayName("has it started, which is a no-op if it runs, restarted and stopped")
    void run(TestHost host) {
        HelperClient helper = agent.helper();

        assertThat(helper.ask(new ModuleRequest.Start("g1", "pump-1"))).isEqualTo(ModuleStatus.ACTIVE);
        String first = invocation(host);
        assertThat(helper.ask(new ModuleRequest.Start("g1", "pump-1"))).isEqualTo(ModuleStatus.ACTIVE);
        assertThat(invocation(host)).isEqualTo(first);
        assertThat(helper.ask(new ModuleRequest.Restart("g1", "pump-1"))).isEqualTo(ModuleStatus.ACTIVE);
        assertThat(invocation(host)).isNotEqualTo(first);
        assertThat(host.sh("ps -o user= -p $(systemctl show -p MainPID --value pump_1)").outOfSuccess().strip()).isEqualTo("op");
        assertThat(helper.ask(new ModuleRequest.Stop("g1", "pump-1"))).isEqualTo(ModuleStatus.INACTIVE);
        assertThat(helper.ask(new ModuleRequest.Start("g1", "pump-1"))).isEqualTo(ModuleStatus.ACTIVE);
    }

    private static String invocation(TestHost host) {
        return host.sh("systemctl show -p InvocationID --value pump_1").outOfSuccess().strip();
    }

    @Test
    @Order(4)
    @DisplayName("hears from systemd that a module was killed, and that it runs again")
    void watched(TestHost host) {
        statusBecomes("active");

        host.sh("systemctl kill -s KILL pump_1").outOfSuccess();
        statusBecomes("failed");

        agent.helper().ask(new ModuleRequest.Start("g1", "pump-1"));
        statusBecomes("active");
    }

    private void statusBecomes(String status) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(agent.send("GET", "/api/modules/g1", "").body())
                        .contains("\"status\":\"" + status + "\""));
    }

    @Test
    @Order(4)
    @DisplayName("refuses what deployed managers did: a system unit, a shared unit, a missing main.py, a Cyrillic unit")
    void defects(TestHost host) {
        HelperClient helper = agent.helper();
        String ssh = host.sh("systemctl show -p FragmentPath -p ActiveState ssh").outOfSuccess();

        assertThatThrownBy(() -> helper.ask(new ModuleRequest.Create("g2", "ssh", "", "pumps"))).hasMessageContaining("ssh.service");
        assertThatThrownBy(() -> helper.ask(new ModuleRequest.Stop("g2", "ssh"))).hasMessageContaining("ssh");
        helper.ask(new ModuleRequest.Remove("g2", "ssh"));
        assertThat(host.sh("systemctl show -p FragmentPath -p ActiveState ssh").outOfSuccess()).isEqualTo(ssh);

        assertThatThrownBy(() -> helper.ask(new ModuleRequest.Create("g3", "pump 1", "", "pumps"))).hasMessageContaining("pump-1");
        assertThatThrownBy(() -> helper.ask(new ModuleRequest.Create("g4", "dead", "", "nothing")))
                .hasMessageContaining("/home/op/modules/nothing/main.py");
        assertThatThrownBy(() -> helper.ask(new ModuleRequest.Create("g5", "насос", "", "pumps"))).hasMessageContaining("насос");
        assertThatThrownBy(() -> helper.ask(new ModuleRequest.Create("g6", "x", "", "../../root"))).hasMessageContaining("../../root");
        assertThat(host.sh("ls /etc/systemd/system | grep -xcE '(dead|ssh)[.]service'").out().strip()).isEqualTo("0");
    }

    @Test
    @Order(5)
    @DisplayName("lets its own user alone through to the helper: no other user of the host")
    void otherUsers(TestHost host) {
        String dial = "python3 -c \"import socket; socket.socket(socket.AF_UNIX).connect('/run/hostkeeper/helper.sock')\"";

        assertThat(host.sh("runuser -u op -- " + dial).err()).contains("PermissionError");
        assertThat(host.sh("runuser -u hostkeeper -- " + dial).status()).isZero();
    }

    @Test
    @Order(6)
    @DisplayName("takes a running unit along when its module is renamed over REST, asking the helper as its own user")
    void rename(TestHost host) throws IOException, InterruptedException {
        statusBecomes("active");

        assertThat(agent.send("PUT", "/api/modules/g1", "{\"name\":\"pump two\"}").body()).contains("pump two").contains("\"active\"");

        assertThat(host.sh("ls /etc/systemd/system | grep pump").outOfSuccess().strip()).isEqualTo("pump_two.service");
        assertThat(host.sh("systemctl is-active pump_two pump_1").out().lines()).containsExactly("active", "inactive");
        assertThat(host.sh("journalctl -u hostkeeper-helper -o cat").outOfSuccess()).contains("hostkeeper asks: Create[guid=g1, name=pump two");
    }

    @Test
    @Order(7)
    @DisplayName("refuses, and changes nothing, where there is no helper")
    void noHelper(TestHost host) throws IOException, InterruptedException {
        host.sh("systemctl stop hostkeeper-helper.socket hostkeeper-helper.service").outOfSuccess();

        assertThat(agent.send("DELETE", "/api/modules/g1", ""))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(503))
                .satisfies(answer -> assertThat(answer.body()).contains("hostkeeper-helper.socket"));
        assertThat(host.sh("systemctl is-active pump_two").out().strip()).isEqualTo("active");
        assertThat(agent.send("GET", "/api/modules/g1", "").statusCode()).isEqualTo(200);
        host.sh("systemctl start hostkeeper-helper.socket").outOfSuccess();
    }

    @Test
    @Order(8)
    @DisplayName("takes the unit away with its module: it is not orphaned")
    void delete(TestHost host) throws IOException, InterruptedException {
        assertThat(agent.send("DELETE", "/api/modules/g1", "").body()).isEqualTo("{\"success\":true}");

        assertThat(host.sh("ls /etc/systemd/system | grep -c pump").out().strip()).isEqualTo("0");
        assertThat(host.sh("systemctl is-active pump_two").out().strip()).isEqualTo("inactive");
    }

    @Test
    @Order(8)
    @DisplayName("gets over a helper that is killed in the middle of a create: the next one takes back what was begun, and does it")
    void killed(TestHost host) throws Exception {
        host.sh("printf '#!/bin/sh\\nsleep 30\\n' > /usr/local/bin/systemd-analyze; chmod +x /usr/local/bin/systemd-analyze").outOfSuccess();
        CompletableFuture<Throwable> cut = CompletableFuture.supplyAsync(
                () -> catchThrowable(() -> agent.helper().ask(new ModuleRequest.Create("k1", "killed", "", "pumps"))));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(host.sh("pgrep -f 'sleep 30'").status()).isZero());

        host.sh("systemctl kill -s KILL hostkeeper-helper.service; rm /usr/local/bin/systemd-analyze").outOfSuccess();

        assertThat(cut.get()).isInstanceOf(ProblemException.class);
        assertThat(host.sh("ls /etc/systemd/system | grep -c killed").out().strip()).isEqualTo("0");
        assertThat(agent.helper().ask(new ModuleRequest.Create("k1", "killed", "", "pumps"))).isEqualTo(ModuleStatus.INACTIVE);
        assertThat(host.sh("systemctl show -p LoadState --value killed").out().strip()).isEqualTo("loaded");
        agent.helper().ask(new ModuleRequest.Remove("k1", "killed"));
    }

    @Test
    @Order(9)
    @DisplayName("keeps within its memory with 200 modules that run, from the moment on at which they do")
    void memory(TestHost host) throws IOException, InterruptedException {
        for (int i = 0; i < 200; i++) {
            agent.send("POST", "/api/modules", "{\"guid\":\"m%d\",\"name\":\"module %d\",\"service_type\":\"pumps\"}".formatted(i, i));
        }
        host.sh("""
                for i in $(seq 0 199); do
                    printf '[Service]\\nExecStart=/usr/bin/sleep infinity\\n' > /etc/systemd/system/module_$i.service
                done
                systemctl daemon-reload
                systemctl start $(seq -f 'module_%.0f' 0 199)
                """).outOfSuccess();
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() ->
                assertThat(agent.send("GET", "/api/modules", "").body().split("\"status\":\"active\"")).hasSize(201));
        assertThat(agent.send("GET", "/", "").body().split("<tr data-guid")).hasSize(201);

        int rss = rss(host);
        System.out.println("agent: " + rss + " kB RSS with 200 modules that run");
        assertThat(rss).isLessThan(BUDGET);
    }

    @Test
    @Order(9)
    @DisplayName("finds the archive of its classes fit for this host: the machine that packed it had them elsewhere")
    void classes(TestHost host) {
        assertThat(host.sh("grep -c agent.jsa /proc/$(systemctl show -p MainPID --value hostkeeper-agent)/maps").out().strip())
                .isNotEqualTo("0");
        assertThat(host.sh("journalctl -u hostkeeper-agent -u hostkeeper-helper -o cat").outOfSuccess())
                .doesNotContain("[cds").doesNotContain("[aot");
    }

    private static int rss(TestHost host) {
        String status = host.sh("grep VmRSS /proc/$(systemctl show -p MainPID --value hostkeeper-agent)/status").outOfSuccess();
        return Integer.parseInt(status.replaceAll("\\D", ""));
    }

    @Test
    @Order(10)
    @DisplayName("ends well when it is told to, and is started anew by systemd when it is killed")
    void ends(TestHost host) {
        host.sh("systemctl kill -s KILL hostkeeper-agent").outOfSuccess();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(host.sh("systemctl show -p ActiveState -p NRestarts --value hostkeeper-agent").out())
                        .contains("active\n")
                        .contains("1"));
        assertThat(host.sh("systemctl stop hostkeeper-agent; systemctl show -p ActiveState -p Result --value hostkeeper-agent").out())
                .contains("inactive")
                .contains("success");
    }
}
