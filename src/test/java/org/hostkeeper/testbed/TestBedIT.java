package org.hostkeeper.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The other tests on real hosts are worth something only if each fault is really there, and really ends. */
@TestBed(hosts = 2)
class TestBedIT {
    private static final int SSH_FAILED = 255;

    @Test
    void aHostRunsSystemdWithoutAFailedUnit(TestHost host) {
        assertThat(host.ssh("root", "cat /proc/1/comm; hostname; systemctl --failed --no-legend --wait is-system-running"))
                .isEqualTo(new Answer(0, "systemd\n" + host.name() + "\nrunning\n", ""));
    }

    @Test
    void twoHostsHaveTheirOwnAddressesAndKeys(TestHost one, TestHost other) {
        assertThat(List.of(one.name(), one.address(), one.fingerprint()))
                .doesNotContain(other.name(), other.address(), other.fingerprint());
    }

    @Test
    void eachUserHasTheSudoThatIsSaidOfHim(TestHost host) {
        assertThat(host.ssh("op", "sudo -n id -un").out()).isEqualTo("root\n");
        assertThat(host.ssh("pw", "sudo -n id -un").err()).contains("a password is required");
        assertThat(host.ssh("pw", "echo " + TestHost.PASSWORD + " | sudo -S -p '' id -un").out()).isEqualTo("root\n");
        assertThat(host.ssh("plain", "echo " + TestHost.PASSWORD + " | sudo -S -p '' id -un").status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "op", "pw", "plain"})
    void theKeyOpensEveryAccount(String user, TestHost host) {
        assertThat(host.ssh(user, "id -un").out()).isEqualTo(user + "\n");
    }

    @Nested
    class Faults {
        @Test
        void cutMakesPacketsVanish(TestHost host, TestHost other) {
            host.cut();
            assertThat(login(host)).isEqualTo("Connection timed out");
            assertThat(login(other)).as("the neighbour").isEqualTo("well");
            assertThat(host.exec("hostname").out()).as("inside").isEqualTo(host.name() + "\n");
            host.heal();
            assertThat(login(host)).isEqualTo("well");
        }

        @Test
        void freezeConnectsAndThenSaysNothing(TestHost host) {
            host.freeze();
            assertThat(host.ssh("root", "true").err().strip()).isEqualTo("Connection timed out during banner exchange");
            host.heal();
            assertThat(login(host)).isEqualTo("well");
        }

        @Test
        void killSshRefusesConnections(TestHost host) {
            host.killSsh();
            assertThat(login(host)).isEqualTo("Connection refused");
            assertThat(host.sh("pgrep -c -x sshd").out()).isEqualTo("0\n");
            host.heal();
            assertThat(login(host)).isEqualTo("well");
        }

        @Test
        void fillLeavesNotOneByte(TestHost host) {
            host.fill();
            assertThat(host.ssh("op", "echo full > ~/file").err()).contains("No space left on device");
            host.heal();
            assertThat(host.ssh("op", "echo room > ~/file && cat ~/file").out()).isEqualTo("room\n");
        }

        @Test
        void slowDelaysEachWay(TestHost host) {
            host.slow(50, 0, 0);
            Duration delayed = timeOfLogin(host);
            assertThat(delayed).isGreaterThan(Duration.ofMillis(400)); // SSH takes at least four round trips
            host.slow(0, 0, 0);
            assertThat(timeOfLogin(host)).as("with new settings").isLessThan(delayed);
            host.heal();
            assertThat(host.sh("ip -details link show eth0").out()).as("the cable is back").contains("veth");
        }

        @Test
        void slowLosesPackets(TestHost host) {
            host.slow(0, 0, 100);
            assertThat(login(host)).isEqualTo("Connection timed out");
            host.heal();
            assertThat(login(host)).isEqualTo("well");
        }

        @Test
        void rekeyStaysAfterHealing(TestHost host) {
            String before = host.fingerprint();
            host.rekey();
            String after = host.fingerprint();
            assertThat(after).startsWith("SHA256:").isNotEqualTo(before);
            host.heal();
            assertThat(host.fingerprint()).isEqualTo(after);
        }

        @Test
        void crashKeepsTheDiskAndEndsEverythingElse(TestHost host) {
            host.sh("echo kept > /root/file; echo lost > /run/file").outOfSuccess();
            host.crash();
            assertThat(host.ssh("root", "true").status()).isEqualTo(SSH_FAILED);
            assertThat(host.exec("true").err()).contains("is off");
            host.heal();
            assertThat(host.ssh("root", "cat /root/file; ls /run/file").out()).isEqualTo("kept\n");
        }

        @Test
        void rebootIsANewBoot(TestHost host) {
            String before = bootId(host);
            host.reboot();
            assertThat(bootId(host)).isNotBlank().isNotEqualTo(before);
        }

        @Test
        void healingMendsSeveralFaultsAtOnce(TestHost host) {
            host.fill();
            host.slow(500, 0, 0);
            host.cut();
            host.freeze();
            host.crash();
            host.heal();
            assertThat(host.ssh("root", "echo room > /root/file && echo well").out()).isEqualTo("well\n");
        }

        private String bootId(TestHost host) {
            return host.ssh("root", "cat /proc/sys/kernel/random/boot_id").outOfSuccess();
        }

        private Duration timeOfLogin(TestHost host) {
            Instant before = Instant.now();
            host.ssh("root", "true").outOfSuccess();
            return Duration.between(before, Instant.now());
        }

        private String login(TestHost host) {
            Answer answer = host.ssh("root", "echo well");
            return answer.status() == SSH_FAILED
                    ? answer.err().strip().replaceFirst(".*: ", "")
                    : answer.out().strip();
        }
    }
}
