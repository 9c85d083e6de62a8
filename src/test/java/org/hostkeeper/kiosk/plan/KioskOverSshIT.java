package org.hostkeeper.kiosk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hostkeeper.kiosk.Artwork;
import org.hostkeeper.kiosk.Condition;
import org.hostkeeper.kiosk.Face;
import org.hostkeeper.kiosk.Watch;
import org.hostkeeper.kiosk.ssh.SshKioskVm;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestBed
@DisplayName("The kiosk’s key, on a real host,")
class KioskOverSshIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestHost host;
    private final KioskHost kiosk;

    KioskOverSshIT(TestHost host) throws IOException {
        this.host = host;
        this.kiosk = new KioskHost(host);
    }

    @AfterEach
    void close() {
        kiosk.close();
    }

    private String state() {
        return host.sh("virsh -q domstate " + KioskHost.VM).out().strip();
    }

    @Test
    @DisplayName("brings a killed machine back, and says so")
    void revert() {
        kiosk.prepare(Optional.empty());
        try (SshKioskVm vm = kiosk.kiosk(KioskHost.VM)) {
            assertThat(vm.state().condition()).isEqualTo(Condition.RUNNING);
            host.sh("virsh -q destroy " + KioskHost.VM);
            assertThat(vm.state().condition()).isEqualTo(Condition.OFF);
            vm.revert();
            assertThat(vm.state().condition()).isEqualTo(Condition.RUNNING);
            assertThat(vm.state().incarnation()).isPresent();
        }
        assertThat(state()).isEqualTo("running");
        assertThat(host.sh("journalctl -t hostkeeper-kiosk -o cat").out()).contains("revert artwork: asked from", "revert artwork: done");
    }

    @Test
    @DisplayName("finds the host again after the cable was pulled, and the button works as before")
    void cut() {
        kiosk.prepare(Optional.empty());
        Artwork artwork = new Artwork(Duration.ofSeconds(1), System::nanoTime);
        try (Watch watch = Watch.of(KioskHost.VM, artwork, kiosk.kiosk(KioskHost.VM))) {
            await().atMost(PATIENCE).until(() -> artwork.face() instanceof Face.Steady);
            host.cut();
            await().atMost(PATIENCE).until(() -> artwork.face() instanceof Face.Lost);
            assertThat(watch.ask()).isFalse();
            host.heal();
            await().atMost(PATIENCE).until(() -> artwork.face().equals(new Face.Steady(Condition.RUNNING)));
            host.sh("virsh -q destroy " + KioskHost.VM);
            await().atMost(PATIENCE).until(() -> artwork.face().equals(new Face.Steady(Condition.OFF)));
            assertThat(watch.ask()).isTrue();
            await().atMost(PATIENCE).until(() -> artwork.face() instanceof Face.Resting);
        }
        assertThat(state()).isEqualTo("running");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "", "id", "sh", "state", "revert", "stop artwork", "state other", "revert artwork other", "state artwork; id", "state artwork && id",
        "state $(id>/tmp/in)", "state `id>/tmp/in`", "revert --domain", "state ../artwork", "state artwork\nid", "state *", "exec sh -c id",
        "env LC_ALL=C state artwork", "/usr/lib/openssh/sftp-server", "internal-sftp", "scp -t /tmp", "state artw\u00f6rk", "state |id"
    })
    @DisplayName("does nothing else that is asked for:")
    void nothingElse(String asked) {
        kiosk.prepare(Optional.empty());
        KioskHost.Said said = asked.isEmpty() ? kiosk.ssh(kiosk.at()) : kiosk.ssh(kiosk.at(), asked);
        assertThat(said.status()).isNotZero();
        assertThat(said.text()).doesNotContain("uid=");
        assertThat(host.sh("ls /tmp/in").status()).isNotZero();
        assertThat(state()).isEqualTo("running");
    }

    @Test
    @DisplayName("forwards nothing, gets no terminal and no files, and cannot be changed by its account")
    void noWayRound() {
        kiosk.prepare(Optional.empty());
        assertThat(kiosk.ssh("-tt", kiosk.at(), "state artwork").text()).doesNotContain("vm_name");
        assertThat(kiosk.ssh("-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:22", kiosk.at()).status()).isNotZero();
        assertThat(kiosk.ssh("-W", "127.0.0.1:22", kiosk.at()).text()).contains("forwarding failed").doesNotContain("SSH-2.0");
        assertThat(kiosk.openssh(List.of("sftp"), kiosk.at()).status()).isNotZero();
        for (String path : List.of(KioskHostPlans.KEYS, KioskHostPlans.HOME, KioskHostPlans.DOOR, KioskHostPlans.MACHINES, KioskHostPlans.RULE)) {
            assertThat(host.sh("setpriv --reuid=hostkeeper-kiosk --regid=hostkeeper-kiosk --clear-groups test -w " + path).status()).as(path).isNotZero();
        }
        for (String words : List.of("sh", KioskHostPlans.DOOR, KioskHostPlans.DOOR + " revert other", KioskHostPlans.DOOR + " revert artwork x")) {
            assertThat(host.sh("setpriv --reuid=hostkeeper-kiosk --regid=hostkeeper-kiosk --clear-groups sudo -n " + words).status()).as(words).isNotZero();
        }
    }

    @Test
    @DisplayName("gets one revert where two are asked for at once, and the host finishes one whose asker is cut off")
    void once() {
        kiosk.prepare(Optional.empty());
        host.sh("rm -f /run/hostkeeper-kiosk/*.since"); // a test before this one may have reverted it just now
        String before = starts();
        Thread other = Thread.ofVirtual().start(() -> kiosk.ssh(kiosk.at(), "revert artwork"));
        assertThat(kiosk.ssh(kiosk.at(), "revert artwork").status()).isZero();
        await().atMost(PATIENCE).until(() -> !other.isAlive());
        assertThat(Integer.parseInt(starts()) - Integer.parseInt(before)).isEqualTo(1);
    }

    private String starts() {
        return host.sh("grep -c 'starting up' /var/log/libvirt/qemu/artwork.log").out().strip();
    }

    @Test
    @DisplayName("goes through the controller that watches, which reverts nothing by itself and watches on; where that is silent it goes not past it")
    void watched() throws IOException {
        String controller = Base64.getEncoder().encodeToString(
                Objects.requireNonNull(KioskOverSshIT.class.getResourceAsStream("/org/hostkeeper/exhibition/controller.py")).readAllBytes());
        host.sh("""
                mkdir -p /opt/controller && cd /opt/controller && echo %s | base64 -d >controller.py
                printf 'vm_name: artwork\nheartbeat_timeout: 6.0\nvm_startup_heartbeat_delay: 2.0\n' >config.yaml
                printf '[Service]\nWorkingDirectory=/opt/controller\nEnvironment=CONTROLLER_REVERTS=/run/reverts VMCTL_API_HOST=127.0.0.1\nExecStart=/usr/bin/python3 controller.py\n' >/etc/systemd/system/controller.service
                systemctl daemon-reload && systemctl restart controller""".formatted(controller));
        kiosk.prepare(Optional.of(new HostedVm.Watched("controller.service", "http://127.0.0.1:8000/api/v1")));
        try (SshKioskVm vm = kiosk.kiosk(KioskHost.VM)) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> vm.state().condition() == Condition.RUNNING);
            host.sh("rm -f /run/reverts");
            vm.revert();
            await().atMost(PATIENCE).until(() -> vm.state().condition() == Condition.RUNNING);
            assertThat(host.sh("cat /run/reverts").out()).isEmpty();
            assertThat(host.exec("curl", "-s", "http://127.0.0.1:8000/api/v1/status").out()).contains("\"auto_revert_enabled\": true");
            host.sh("systemctl kill -s STOP controller");
            String before = starts();
            assertThatThrownBy(vm::revert).isInstanceOf(ProblemException.class);
            assertThat(starts()).isEqualTo(before);
        } finally {
            host.sh("systemctl kill -s CONT controller; systemctl stop controller; rm /etc/systemd/system/controller.service; systemctl daemon-reload");
        }
    }

    @Test
    @DisplayName("is refused by a host on which the plan was taken back")
    void undone() {
        host.sh("userdel --force hostkeeper-kiosk; rm -rf %s %s %s %s".formatted(KioskHostPlans.RULE, KioskHostPlans.DOOR, KioskHostPlans.HOME, KioskHostPlans.SETTINGS));
        Applied applied = kiosk.prepare(Optional.empty());
        try (SshKioskVm vm = kiosk.kiosk(KioskHost.VM)) {
            assertThat(vm.state().condition()).isEqualTo(Condition.RUNNING);
            assertThat(kiosk.console.undo(applied)).isInstanceOf(Applied.Done.class); // while it is connected
            assertThatThrownBy(vm::state).isInstanceOf(ProblemException.class);
        }
        assertThat(host.sh("ls " + KioskHostPlans.RULE + " " + KioskHostPlans.DOOR + " " + KioskHostPlans.KEYS).out()).isEmpty();
        assertThat(host.sh("id hostkeeper-kiosk").status()).isNotZero();
    }
}
