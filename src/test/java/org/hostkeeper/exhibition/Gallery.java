package org.hostkeeper.exhibition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.module.RealConsole;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.testbed.TestHost;

/** A real host with a guest, and with a stand-in of the deployed controller where it is asked for. */
final class Gallery implements AutoCloseable {
    static final String VM = "artwork";
    private static final String CONTROLLER = Scripts.beside(Gallery.class, "controller.py");

    final TestHost host;
    final RealConsole console;
    final ExhibitionPlans plans = new ExhibitionPlans(Clock.systemUTC(), new Random());
    final DomainReader reader = new DomainReader();

    Gallery(TestHost host) {
        this.host = host;
        this.console = new RealConsole(List.of(new DomainsProbe()), host);
        if (host.sh("virsh -q list --all --name").out().isBlank()) {
            host.vm(VM, "http://10.0.2.2:8000/api/v1/heartbeat");
        }
    }

    DomainGround ground() {
        return reader.ground(console.remote(host), VM);
    }

    Domain domain() {
        return ground().domain();
    }

    List<String> snapshots() {
        return domain().snapshots().stream().map(Snapshot::name).toList();
    }

    void does(Plan plan) {
        assertThat(console.apply(plan)).isInstanceOf(Applied.Done.class);
    }

    /** The machine runs, and has a snapshot "ready" and no other; nobody watches it. */
    void anew() {
        host.sh("systemctl stop controller; rm -f /run/reverts /etc/systemd/system/controller.service; systemctl daemon-reload; rm -rf /var/lib/hostkeeper/plans; virsh -q start %s; virsh -q resume %s".formatted(VM, VM));
        host.sh("for s in $(virsh -q snapshot-list %s --name); do virsh -q snapshot-delete %s $s; done; virsh -q snapshot-create-as %s ready".formatted(VM, VM, VM));
        assertThat(snapshots()).containsExactly("ready");
    }

    /** Starts the controller, which reverts the machine to "ready", and waits until the guest has beaten. */
    void watched() {
        String python = Base64.getEncoder().encodeToString(CONTROLLER.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(host.sh(
                        """
                        mkdir -p /opt/controller && cd /opt/controller && echo %s | base64 -d >controller.py
                        printf 'vm_name: %s\\nheartbeat_timeout: 6.0 # seconds\\nvm_startup_heartbeat_delay: 2.0\\n' >config.yaml
                        printf '[Service]\\nWorkingDirectory=/opt/controller\\nEnvironment=CONTROLLER_REVERTS=/run/reverts VMCTL_API_HOST=127.0.0.1\\nExecStart=/usr/bin/python3 controller.py\\n' >/etc/systemd/system/controller.service
                        systemctl daemon-reload && systemctl restart controller"""
                                .formatted(python, VM)).status())
                .isZero();
        await().atMost(Duration.ofSeconds(60)).until(() -> api("/api/v1/heartbeat/status").contains("\"has_received_heartbeat\": true"));
    }

    String api(String path) {
        return host.exec("curl", "-s", "http://127.0.0.1:8000" + path).out();
    }

    /** How often the controller reverted by itself. */
    long reverts() {
        return host.sh("cat /run/reverts").out().lines().count();
    }

    @Override
    public void close() {
        console.close();
    }
}
