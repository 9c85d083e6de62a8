package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.hostkeeper.agent.AgentHost;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed
@DisplayName("A deployed exhibition controller of a real host")
class AdoptControllerIT {
    private static final Path CONTROLLER = Path.of("src/test/resources/org/hostkeeper/exhibition/controller.py");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** What the take-over may touch, and how the controller stands. */
    private static final String ALL = """
            find /etc/hostkeeper /etc/systemd/system/controller.service /opt/controller/config.yaml -type f ! -name tokens | sort | while read -r file; do
                printf '%s ' "$file"; stat -c '%U:%G %a' "$file" | tr '\\n' ' '; sha256sum < "$file"
            done
            systemctl is-enabled controller; systemctl is-active controller
            """;

    private static void deployed(TestHost host) throws Exception {
        host.vm("artwork", "http://10.0.2.2:8000/api/v1/heartbeat");
        Files.createDirectories(host.files().resolve("opt/controller"));
        Files.copy(CONTROLLER, host.files().resolve("opt/controller/controller.py"));
        host.sh("""
                set -e
                virsh -q snapshot-create-as artwork ready
                printf 'vm_name: artwork\\nheartbeat_timeout: 6.0\\nvm_startup_heartbeat_delay: 6.0\\ncheck_qemu_agent: false\\n' > /opt/controller/config.yaml
                printf '[Service]\\nWorkingDirectory=/opt/controller\\nEnvironment=CONTROLLER_REVERTS=/run/reverts VMCTL_API_HOST=127.0.0.1\\nExecStart=/usr/bin/python3 controller.py\\nNice=5\\nLimitNOFILE=65536\\n[Install]\\nWantedBy=multi-user.target\\n' > /etc/systemd/system/controller.service
                systemctl daemon-reload
                systemctl enable --now controller""").outOfSuccess();
        await().atMost(PATIENCE).until(() -> call(host, "GET", "heartbeat/status").contains("\"has_received_heartbeat\": true"));
    }

    /** As a deployed client on the host calls: without a token. The answer's body, and its code behind it. */
    private static String call(TestHost host, String verb, String path, String... headers) {
        StringBuilder line = new StringBuilder("curl -s -m 60 -w ' %{http_code}' -X ").append(verb);
        for (String header : headers) {
            line.append(" -H '").append(header).append('\'');
        }
        return host.sh(line + " 'http://127.0.0.1:8000/api/v1/" + path + "'").out();
    }

    @Test
    @DisplayName("hands its machine, port and clients over to the host's agent, and has all of it back when that is undone")
    void handedOver(TestHost host, @TempDir Path folder) throws Exception {
        deployed(host);
        AgentHost.install(host);
        Desk desk = new Desk(folder);
        assertThat(desk.add("gallery-1", host, "op", "--sudo", "nopasswd").exit()).isZero();
        String before = host.sh(ALL).outOfSuccess();
        assertThat(before).endsWith("enabled\nactive\n");

        assertThat(desk.run("adopt", "--host", "gallery-1", "--only", "exhibition", "--dry-run").out()).contains("LimitNOFILE=65536", "Nice=5");
        refusedWhileContradicted(host, desk);
        Result adopted = desk.run("adopt", "--host", "gallery-1", "--only", "exhibition", "--yes", "--json");

        assertThat(adopted.exit()).as(adopted.err() + adopted.out()).isZero();
        assertThat(host.sh("systemctl is-enabled controller; systemctl is-active controller").out()).isEqualTo("disabled\ninactive\n");
        await().atMost(PATIENCE).until(() -> call(host, "GET", "status").contains("\"state\":\"healthy\""));
        assertThat(call(host, "GET", "snapshots")).contains("\"ready\"").endsWith(" 200");
        assertThat(call(host, "GET", "snapshot/create?snapshot_name=later")).endsWith(" 200");
        assertThat(call(host, "POST", "vm/restart")).contains("restarted successfully").endsWith(" 200");
        assertThat(call(host, "GET", "vm/restart", "Origin: http://evil.example")).as("a page in a browser").endsWith(" 403");
        comesBack(host);

        Result back = desk.run("undo", adopted.json().at("/plan/hosts/0/id").asText(), "--yes");
        assertThat(back.exit()).as(back.err() + back.out()).isZero();
        assertThat(host.sh(ALL).outOfSuccess()).isEqualTo(before);
        await().atMost(PATIENCE).until(() -> call(host, "GET", "heartbeat/status").contains("\"has_received_heartbeat\": true"));
    }

    private static void refusedWhileContradicted(TestHost host, Desk desk) {
        host.sh("""
                mkdir -p /usr/lib/systemd/system/controller.service.d
                printf '[Service]\\nEnvironment=VMCTL_VM_NAME=your-vm-name\\n' > /usr/lib/systemd/system/controller.service.d/name.conf""").outOfSuccess();
        Result refused = desk.run("adopt", "--host", "gallery-1", "--only", "exhibition", "--yes");
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.out() + refused.err()).contains("vm_name: artwork, VMCTL_VM_NAME=your-vm-name", "controller.service is told two things about vm_name");
        host.sh("rm -r /usr/lib/systemd/system/controller.service.d").outOfSuccess();
    }

    private static void comesBack(TestHost host) {
        await().atMost(PATIENCE).until(() -> call(host, "GET", "status").contains("\"state\":\"healthy\""));
        host.sh("kill -9 $(cat /run/libvirt/qemu/artwork.pid)").outOfSuccess();
        await().atMost(PATIENCE).until(() -> {
            String status = call(host, "GET", "status");
            return status.contains("\"state\":\"healthy\"") && (status.contains("\"reason\":\"died\"") || status.contains("\"reason\":\"crashed\""));
        });
    }
}
