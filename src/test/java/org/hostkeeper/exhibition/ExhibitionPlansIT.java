package org.hostkeeper.exhibition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@TestBed
@DisplayName("Plans about a virtual machine, on a real host,")
class ExhibitionPlansIT {
    private final Gallery gallery;
    private final TestHost host;

    ExhibitionPlansIT(TestHost host) {
        this.host = host;
        this.gallery = new Gallery(host);
    }

    @BeforeEach
    void anew() {
        gallery.anew();
    }

    @AfterEach
    void close() {
        gallery.close();
    }

    private Applied applied(Plan plan) {
        return gallery.console.apply(plan);
    }

    @Nested
    @DisplayName("that nobody watches,")
    class Unwatched {
        @Test
        @DisplayName("stop it by its guest agent, start it, and let a paused one go on")
        void stopAndStart() {
            await().atMost(Duration.ofSeconds(60)).until(() -> host.exec("virsh", "qemu-agent-command", Gallery.VM, "{\"execute\":\"guest-ping\"}").status() == 0);
            gallery.does(gallery.plans.stop(gallery.ground(), Duration.ofSeconds(20)));
            assertThat(gallery.domain()).returns(DomainState.OFF, Domain::state).returns("shutdown", Domain::reason);
            gallery.does(gallery.plans.start(gallery.ground()));
            assertThat(gallery.domain().state()).isEqualTo(DomainState.RUNNING);
            host.exec("virsh", "suspend", Gallery.VM);
            assertThat(gallery.domain().state()).isEqualTo(DomainState.PAUSED);
            gallery.does(gallery.plans.start(gallery.ground()));
            assertThat(gallery.domain().state()).isEqualTo(DomainState.RUNNING);
            gallery.does(gallery.plans.restart(gallery.ground(), Duration.ZERO));
            assertThat(gallery.domain().state()).isEqualTo(DomainState.RUNNING);
        }

        @Test
        @DisplayName("pull the plug where the guest does not listen, and start it again when that is taken back")
        void plug() {
            Applied stopped = applied(gallery.plans.stop(gallery.ground(), Duration.ZERO));
            assertThat(stopped).isInstanceOf(Applied.Done.class);
            assertThat(gallery.domain()).returns(DomainState.OFF, Domain::state).returns("destroyed", Domain::reason);
            assertThat(gallery.console.undo(stopped)).isInstanceOf(Applied.Done.class);
            assertThat(gallery.domain().state()).isEqualTo(DomainState.RUNNING);
        }

        @Test
        @DisplayName("take a snapshot, revert to an older one and delete what stands between, and take a snapshot back")
        void snapshots() {
            Applied taken = applied(gallery.plans.create(gallery.ground(), "after-update", "New film; \"$HOME\""));
            assertThat(taken).isInstanceOf(Applied.Done.class);
            Snapshot after = gallery.domain().snapshot("after-update").orElseThrow();
            assertThat(after.description()).isEqualTo("New film; \"$HOME\"");
            assertThat(after.parent()).contains("ready");
            assertThat(after.current() && after.internal() && after.memory()).isTrue();

            gallery.does(gallery.plans.revert(gallery.ground(), "ready"));
            assertThat(gallery.domain().current().map(Snapshot::name)).contains("ready");
            gallery.does(gallery.plans.create(gallery.ground(), "other", ""));
            gallery.does(gallery.plans.delete(gallery.ground(), "ready"));
            assertThat(gallery.snapshots()).containsExactly("after-update", "other");
            assertThat(gallery.domain().snapshot("after-update").orElseThrow().size()).hasValueSatisfying(size -> assertThat(size).isBetween(1L << 20, 96L << 20));
            assertThat(gallery.domain().snapshot("other").orElseThrow().parent()).isEmpty();

            assertThat(gallery.console.undo(taken)).isInstanceOf(Applied.Done.class);
            assertThat(gallery.snapshots()).containsExactly("other");
        }

        @Test
        @DisplayName("leave the snapshots that are there whole when the disk gets full, or is")
        void fullDisk() {
            host.sh("head -c $(($(df --output=avail -B1M / | tail -n 1) - 8))M /dev/zero >/root/filler");
            assertThat(applied(gallery.plans.create(gallery.ground(), "more", ""))).isInstanceOf(Applied.Undone.class);
            host.exec("rm", "/root/filler");
            host.fill();
            assertThat(applied(gallery.plans.create(gallery.ground(), "more", ""))).isInstanceOf(Applied.Refused.class);
            host.heal();

            assertThat(gallery.snapshots()).containsExactly("ready");
            gallery.does(gallery.plans.revert(gallery.ground(), "ready"));
        }

        @Test
        @DisplayName("refuse a snapshot's name that is an option, one that is taken, and what is not there")
        void refused() {
            DomainGround ground = gallery.ground();
            assertThatThrownBy(() -> gallery.plans.create(ground, "--children", "")).isInstanceOfSatisfying(
                    ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.InvalidInput.class));
            assertThatThrownBy(() -> gallery.plans.create(ground, "ready", "")).isInstanceOfSatisfying(
                    ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.AlreadyThere.class));
            assertThatThrownBy(() -> gallery.plans.revert(ground, "nope")).isInstanceOfSatisfying(
                    ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.NotFound.class));
        }

        @Test
        @DisplayName("reach a machine whose name and snapshot look like options, and no other")
        void hostileNames() {
            String uuid = host.sh("virsh -q define /dev/stdin <<X\n<domain type='qemu'><name>--all</name><memory unit='MiB'>32</memory><vcpu>1</vcpu><os><type arch='x86_64'>hvm</type></os></domain>\nX\nvirsh -q snapshot-create-as --domain \"$(virsh -q list --inactive --uuid)\" --name=--children; virsh -q list --inactive --uuid")
                    .outOfSuccess().strip();
            DomainGround odd = gallery.reader.ground(gallery.console.remote(host), "--all");
            assertThat(odd.domain().uuid()).hasToString(uuid);
            gallery.does(gallery.plans.start(odd));
            gallery.does(gallery.plans.stop(gallery.reader.ground(gallery.console.remote(host), "--all"), Duration.ZERO));
            assertThat(gallery.domain().state()).isEqualTo(DomainState.RUNNING);
            host.exec("virsh", "undefine", "--domain", uuid, "--snapshots-metadata");
        }
    }

    @Nested
    @DisplayName("that a deployed controller watches,")
    class Watched {
        @BeforeEach
        void watch() {
            gallery.watched();
        }

        @Test
        @DisplayName("find the controller, and that it reverts by itself")
        void found() {
            DomainGround ground = gallery.ground();
            assertThat(ground.watched()).contains(new DomainGround.Watched(
                    new Watcher("controller.service", true, Gallery.VM, "ready", "127.0.0.1", 8000, 6), true));
            assertThat(ground.golden()).contains("ready");
        }

        @Test
        @DisplayName("stop it through the controller, which then does not revert it, and start it so again")
        void throughIt() {
            gallery.does(gallery.plans.stop(gallery.ground(), Duration.ofSeconds(30)));
            assertThat(gallery.domain().state()).isEqualTo(DomainState.OFF);
            gallery.does(gallery.plans.start(gallery.ground()));
            assertThat(gallery.domain()).returns(DomainState.RUNNING, Domain::state).returns("from snapshot", Domain::reason);
            assertThat(gallery.reverts()).isZero();
        }

        @Test
        @DisplayName("restart, revert and take a snapshot without that it reverts a second time, and leave it watching")
        void onlyOnce() {
            gallery.does(gallery.plans.restart(gallery.ground(), Duration.ZERO));
            gallery.does(gallery.plans.create(gallery.ground(), "second", ""));
            gallery.does(gallery.plans.revert(gallery.ground(), "second"));
            assertThat(gallery.domain().current().map(Snapshot::name)).contains("second");
            gallery.does(gallery.plans.delete(gallery.ground(), "second"));
            assertThat(gallery.reverts()).isZero();
            assertThat(gallery.api("/api/v1/status")).contains("\"auto_revert_enabled\": true");
        }

        @Test
        @DisplayName("leave it watching also when what is wanted fails")
        void failure() {
            Plan plan = gallery.plans.revert(gallery.ground(), "ready");
            host.exec("virsh", "snapshot-delete", Gallery.VM, "ready");

            assertThat(applied(plan)).isInstanceOf(Applied.Undone.class);

            assertThat(gallery.api("/api/v1/status")).contains("\"auto_revert_enabled\": true");
        }

        @Test
        @DisplayName("do not switch on what a technician has switched off")
        void switchedOff() {
            gallery.api("/api/v1/revert/disable");
            gallery.does(gallery.plans.revert(gallery.ground(), "ready"));
            assertThat(gallery.api("/api/v1/status")).contains("\"auto_revert_enabled\": false");
        }

        @Test
        @DisplayName("keep the snapshot that it reverts to")
        void golden() {
            assertThatThrownBy(() -> gallery.plans.delete(gallery.ground(), "ready")).isInstanceOfSatisfying(
                    ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class));
        }

        @Test
        @DisplayName("do not go past a controller that runs and does not answer")
        void silent() {
            host.sh("systemctl kill -s STOP controller");
            try {
                assertThatThrownBy(gallery::ground).isInstanceOf(ProblemException.class);
            } finally {
                host.sh("systemctl kill -s CONT controller");
            }
        }
    }

    @Test
    @DisplayName("show what its screen shows")
    void thumbnail() {
        Picture picture = gallery.reader.thumbnail(gallery.console.remote(host), gallery.domain());
        assertThat(picture.width()).isGreaterThan(300);
        assertThat(picture.png()).startsWith(0x89, 'P', 'N', 'G');
        gallery.does(gallery.plans.stop(gallery.ground(), Duration.ZERO));
        assertThatThrownBy(() -> gallery.reader.thumbnail(gallery.console.remote(host), gallery.domain()))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class));
    }

    @Test
    @DisplayName("know where a guest on a bridge reaches its host, whoever made the bridge")
    void reached() {
        host.sh("""
                ip link add own0 type bridge && ip address add 192.168.7.1/24 dev own0
                ip link add made0 type bridge && ip address add 192.168.8.1/24 dev made0
                printf "<network><name>foyer's</name><bridge name='made0'/></network>" >/run/net.xml && virsh -q net-define /run/net.xml
                printf "<domain type='qemu'><name>bridged</name><memory unit='MiB'>32</memory><os><type arch='x86_64'>hvm</type></os><devices>%s%s</devices></domain>" \
                  "<interface type='bridge'><source bridge='own0'/></interface>" "<interface type='network'><source network='foyer&apos;s'/></interface>" >/run/bridged.xml
                virsh -q define /run/bridged.xml""").outOfSuccess();
        assertThat(gallery.reader.read(gallery.console.remote(host)).find("bridged").orElseThrow().reached()).containsExactly("192.168.7.1", "192.168.8.1");
        assertThat(gallery.domain().reached()).isEmpty();
        host.sh("virsh -q undefine bridged; virsh -q net-undefine \"foyer's\"; ip link del own0; ip link del made0").outOfSuccess();
    }

    @Test
    @DisplayName("read them with the other facts, as a user without any right")
    void probe() {
        Domains read = new DomainsProbe().parse(host.ssh("plain", "LC_ALL=C sh -c '" + DomainsProbe.SCRIPT.replace("'", "'\\''") + "'").outOfSuccess());
        Domain domain = read.find(Gallery.VM).orElseThrow();
        assertThat(domain.since()).isPresent();
        assertThat(domain.snapshots()).extracting(Snapshot::name).containsExactly("ready");
        host.sh("systemctl stop libvirtd.socket libvirtd-ro.socket libvirtd-admin.socket libvirtd; rm -f /run/libvirt/libvirt-sock*");
        assertThat(new DomainsProbe().parse(host.ssh("plain", "LC_ALL=C sh -c '" + DomainsProbe.SCRIPT.replace("'", "'\\''") + "'").outOfSuccess()))
                .isEqualTo(new Domains(false, java.util.List.of(), java.util.List.of()));
        host.sh("systemctl start libvirtd.socket libvirtd-ro.socket libvirtd-admin.socket");
    }
}
