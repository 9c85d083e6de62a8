package org.hostkeeper.agent.vm.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.agent.AgentHost;
import org.hostkeeper.agent.vm.Hypervisor.Event;
import org.hostkeeper.agent.vm.Hypervisor.Power;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.module.RealConsole;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.testbed.Answer;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestBed
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("virsh and the root helper, on a real host,")
class VirshIT {
    private static final String VM = "artwork";
    private static final String ODD = "--all";
    private static final int PATIENCE = 60;

    private final TestHost host;
    private final RealConsole console;
    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
    private Virsh virsh;

    VirshIT(TestHost host) {
        this.host = host;
        this.console = new RealConsole(List.of(), host);
    }

    @BeforeAll
    void install() throws IOException, InterruptedException {
        AgentHost agent = AgentHost.install(host);
        host.vm(VM, "");
        host.sh("""
                printf '{"agent": "hostkeeper", "owner": "op", "modules": "*", "vms": ["artwork", "--all"]}' >/etc/hostkeeper/helper.json
                printf "<domain type='qemu'><name>--all</name><memory unit='MiB'>32</memory><vcpu>1</vcpu><os><type arch='x86_64'>hvm</type></os></domain>" >/run/odd.xml
                virsh -q define /run/odd.xml
                virsh -q snapshot-create-as artwork ready""").outOfSuccess();
        virsh = new Virsh(console.remote(host), agent.helper(), agent.helper());
        virsh.listen(told::add, () -> told.add("gap"));
        hearsGaps();
    }

    @BeforeEach
    void runs() {
        virsh.start(VM);
        virsh.resume(VM);
        virsh.snapshots(VM).stream().filter(name -> !name.equals("ready")).forEach(name -> virsh.delete(VM, name));
    }

    @AfterAll
    void close() {
        virsh.close();
        console.close();
    }

    /** Whatever else was told before it. */
    private void hears(Object expected) throws InterruptedException {
        Object heard;
        do {
            heard = told.poll(PATIENCE, TimeUnit.SECONDS);
        } while (heard != null && !heard.equals(expected));
        assertThat(heard).isEqualTo(expected);
    }

    /** At the connection, and a moment later, when virsh has subscribed. */
    private void hearsGaps() throws InterruptedException {
        hears("gap");
        hears("gap");
    }

    @Test
    @DisplayName("tell that a guest was killed, paused, let go on, switched off and on")
    void events() throws InterruptedException {
        host.sh("kill -9 $(cat /run/libvirt/qemu/artwork.pid)").outOfSuccess();
        hears(new Event(VM, Power.CRASHED, "Stopped Failed"));
        assertThat(virsh.power(VM)).isEqualTo(Power.CRASHED);
        host.exec("virsh", "-q", "start", VM);
        hears(new Event(VM, Power.RUNNING, "Started Booted"));
        host.exec("virsh", "-q", "suspend", VM);
        hears(new Event(VM, Power.PAUSED, "Suspended Paused"));
        assertThat(virsh.power(VM)).isEqualTo(Power.PAUSED);
        virsh.resume(VM);
        hears(new Event(VM, Power.RUNNING, "Resumed Unpaused"));
        virsh.stop(VM);
        hears(new Event(VM, Power.OFF, "Stopped Destroyed"));
        assertThat(virsh.power(VM)).isEqualTo(Power.OFF);
        assertThat(virsh.power("nobody")).isEqualTo(Power.ABSENT);
    }

    @Test
    @DisplayName("go on with events when libvirt was restarted, and when it was killed, and tell the gap")
    void libvirtRestarted() throws InterruptedException {
        for (String fault : List.of("systemctl restart libvirtd", "kill -9 $(cat /run/libvirtd.pid)")) {
            host.sh(fault).outOfSuccess();
            hearsGaps();
            assertThat(virsh.power(VM)).isEqualTo(Power.RUNNING);
            host.exec("virsh", "-q", "suspend", VM);
            hears(new Event(VM, Power.PAUSED, "Suspended Paused"));
            virsh.resume(VM);
            hears(new Event(VM, Power.RUNNING, "Resumed Unpaused"));
        }
    }

    @Test
    @DisplayName("revert a machine, keep and forget its state, show its screen, and ask its guest agent")
    void changes() {
        await().atMost(Duration.ofSeconds(PATIENCE)).until(() -> virsh.answers(VM, Duration.ofSeconds(5)));
        assertThat(virsh.log(VM)).asString(StandardCharsets.UTF_8).contains("guest artwork is up");
        assertThat(virsh.log(ODD)).isEmpty();
        virsh.create(VM, "second");
        assertThat(virsh.snapshots(VM)).containsExactly("ready", "second");
        assertThatThrownBy(() -> virsh.create(VM, "second")).isInstanceOf(ProblemException.class);
        virsh.stop(VM);
        virsh.stop(VM);
        assertThat(virsh.answers(VM, Duration.ofSeconds(1))).isFalse();
        assertThatThrownBy(() -> virsh.screenshot(VM)).hasMessageContaining("not running");
        virsh.revert(VM, "ready");
        assertThat(virsh.power(VM)).isEqualTo(Power.RUNNING);
        assertThat(virsh.screenshot(VM)).startsWith(0x89, 'P', 'N', 'G').hasSizeGreaterThan(500);
        virsh.delete(VM, "second");
        assertThat(virsh.snapshots(VM)).containsExactly("ready");
        assertThatThrownBy(() -> virsh.revert(VM, "second")).hasMessageContaining("second");
        assertThat(virsh.addresses(VM).userMode()).isTrue();
        assertThat(virsh.wake(List.of(VM, ODD))).isEmpty();
    }

    @Test
    @DisplayName("let a machine go on from a snapshot in which it was off")
    void snapshotOfOff() {
        virsh.stop(VM);
        virsh.create(VM, "off");
        virsh.revert(VM, "off");
        assertThat(virsh.power(VM)).isEqualTo(Power.RUNNING);
    }

    @Test
    @DisplayName("reach a machine whose name looks like an option, and no other")
    void oddName() {
        virsh.start(ODD);
        assertThat(virsh.power(ODD)).isEqualTo(Power.RUNNING);
        virsh.stop(ODD);
        assertThat(virsh.power(ODD)).isEqualTo(Power.OFF);
        assertThat(virsh.power(VM)).isEqualTo(Power.RUNNING);
    }

    @Test
    @DisplayName("work for the agent's user in the agent's own sandbox, for listed machines only, and for nobody else")
    void asTheAgent() {
        String ask = Scripts.beside(VirshIT.class, "ask.py");
        host.sh("cat >/usr/local/bin/ask.py <<'END'\n" + ask + "\nEND\nchmod 755 /usr/local/bin/ask.py\n"
                        + """
                        sed -e 's|^ExecStart=.*|ExecStart=/bin/sh /usr/local/bin/probe.sh|' -e 's/^Type=.*/Type=oneshot/' -e '/^Restart/d' -e '/^WatchdogSec/d' -e '/^NotifyAccess/d' /etc/systemd/system/hostkeeper-agent.service >/etc/systemd/system/probe.service
                        cat >/usr/local/bin/probe.sh <<'END'
                        virsh -r -c qemu:///system domstate --domain artwork
                        python3 /usr/local/bin/ask.py '{"do": "vm-revert", "vm": "artwork", "snapshot": "ready"}'
                        python3 /usr/local/bin/ask.py '{"do": "vm-screenshot", "vm": "artwork"}'
                        python3 /usr/local/bin/ask.py '{"do": "vm-stop", "vm": "unlisted"}'
                        END
                        systemctl daemon-reload
                        systemctl start probe""").outOfSuccess();
        List<String> said = host.sh("journalctl -q -u probe -o cat --no-pager _TRANSPORT=stdout").out().lines().filter(line -> !line.isBlank()).toList();
        assertThat(said).hasSize(4);
        assertThat(said.get(0)).isEqualTo("running");
        assertThat(said.get(1)).isEqualTo("{\"bytes\":0}");
        assertThat(said.get(2)).contains("PNG");
        assertThat(said.get(3)).contains("\"problem\":\"refused\"").contains("unlisted");

        Answer stranger = host.exec("runuser", "-u", "plain", "--", "python3", "/usr/local/bin/ask.py", "{\"do\": \"vm-stop\", \"vm\": \"artwork\"}");
        assertThat(stranger.status()).isNotZero();
        assertThat(virsh.power(VM)).isEqualTo(Power.RUNNING);
    }

    @Test
    @DisplayName("find the helper awake when an agent that watches machines has started, and not only once it is asked")
    void awake() {
        host.sh("""
                systemctl stop hostkeeper-helper.service
                mkdir -p /etc/hostkeeper/vms
                echo 'vm_name: artwork' >/etc/hostkeeper/vms/artwork.yaml
                systemctl restart hostkeeper-agent""");
        await().atMost(Duration.ofSeconds(PATIENCE))
                .until(() -> host.sh("journalctl -u hostkeeper-helper -o cat --no-pager | tail -n 1").out().contains("hostkeeper asks: Ready[name=artwork]"));
        assertThat(host.exec("systemctl", "is-active", "hostkeeper-helper.service").out().strip()).isEqualTo("active");
        // it would bring back what the other tests switch off
        host.sh("rm -r /etc/hostkeeper/vms; systemctl restart hostkeeper-agent").outOfSuccess();
    }
}
