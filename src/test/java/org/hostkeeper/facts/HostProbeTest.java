package org.hostkeeper.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The probes of the host itself")
class HostProbeTest {
    private static final String ANSWER =
            """
            hostname pop
            kernel 6.1.0-18-amd64
            architecture x86_64
            os Debian GNU/Linux 12 (bookworm)
            uptime 90061.50
            load1 0.52
            load5 0.25
            load15 0.11
            cpus 4
            MemTotal 1000
            MemFree 100
            MemAvailable 250
            zone Europe/Berlin
            failed nginx.service
            failed data\\x2dold.mount
            installed 6.1.0-18-amd64
            """;

    private final HostProbe host = new HostProbe();
    private final DisksProbe disks = new DisksProbe();

    @Test
    @DisplayName("tell everything at once")
    void everything() {
        assertThat(host.parse(ANSWER))
                .isEqualTo(new HostFacts(
                        "Debian GNU/Linux 12 (bookworm)",
                        "6.1.0-18-amd64",
                        "x86_64",
                        "pop",
                        Duration.ofHours(25).plusMinutes(1).plusMillis(1500),
                        4,
                        0.52,
                        0.25,
                        0.11,
                        1024_000,
                        256_000,
                        "Europe/Berlin",
                        List.of("nginx.service", "data\\x2dold.mount"),
                        false));
        assertThat(host.parse(ANSWER).memoryUse()).isCloseTo(0.75, within(1e-9));
    }

    @ParameterizedTest(name = "running {0}, installed {1}: {2}")
    @CsvSource({
        "6.1.0-18-amd64, 6.1.0-20-amd64, true",
        "6.1.0-18-amd64, 6.1.0-9-amd64, false",
        "6.1.0-18-amd64, 6.1.0-20-cloud-amd64, false",
        "6.1.0-18-amd64, 6.1.0-18-amd64, false",
        "5.14.0-362.8.1.el9_3.x86_64, 5.14.0-362.18.1.el9_3.x86_64, true",
        "5.14.0-362.8.1.el9_3.x86_64, 0-rescue-0123456789abcdef, false",
        "5.15.0-94-generic, 5.15.0-101-generic, true",
        "6.9.1-arch1-1, linux, false",
    })
    @DisplayName("say that a newer kernel of the same flavour waits for a restart")
    void newerKernel(String running, String installed, boolean expected) {
        String answer = ANSWER.replace("kernel 6.1.0-18-amd64", "kernel " + running)
                .replace("installed 6.1.0-18-amd64", "installed " + running + "\ninstalled " + installed);
        assertThat(host.parse(answer).rebootNeeded()).isEqualTo(expected);
    }

    @Test
    @DisplayName("say that the host asks for a restart")
    void rebootAsked() {
        assertThat(host.parse(ANSWER + "reboot asked\n").rebootNeeded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kernel", "uptime", "cpus", "MemTotal", "load5"})
    @DisplayName("name what is missing from an answer")
    void missing(String key) {
        String answer = ANSWER.replaceAll("(?m)^" + key + " .*\n", "");
        assertThatThrownBy(() -> host.parse(answer))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining(key);
    }

    @Test
    @DisplayName("understand an answer or say that they do not, whatever was done to it")
    void mangled() {
        Random random = new Random(42);
        for (int round = 0; round < 3000; round++) {
            String mangled = mangled(random);
            try {
                assertThat(host.parse(mangled).cpus()).isNotNegative();
            } catch (UnreadableAnswer e) {
                assertThat(e).hasMessageMatching("(?s).*[a-zA-Z].*");
            }
        }
    }

    private static String mangled(Random random) {
        StringBuilder text = new StringBuilder(ANSWER);
        for (int i = random.nextInt(20); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.setCharAt(at, (char) random.nextInt(0x500));
                default -> text.insert(at, random.nextBoolean() ? "\n" : "99999999999999999999");
            }
        }
        return text.toString();
    }

    @Test
    @DisplayName("read disks with blanks in their names, and leave out the layers of containers")
    void disks() {
        String answer =
                """
                Filesystem     Type       1B-blocks        Used       Avail Mounted on
                /dev/vda1      ext4    270553174016 25599352832 83344941056 /
                overlay        overlay    805306368     4231168   801075200 /var/lib/docker/overlay2/x/merged
                //nas/my films cifs       805306368     4231168          -5 /mnt/my films
                none           autofs             -           -           - /net
                """;
        assertThat(disks.parse(answer))
                .containsExactly(
                        new Disk("/dev/vda1", "ext4", "/", 270553174016L, 25599352832L, 83344941056L),
                        new Disk("//nas/my films", "cifs", "/mnt/my films", 805306368L, 4231168L, 0));
    }

    @Test
    @DisplayName("keep the root of a container, which is itself a layer")
    void containerRoot() {
        assertThat(disks.parse("hk-h1 overlay 800 200 600 /\n"))
                .containsExactly(new Disk("hk-h1", "overlay", "/", 800, 200, 600));
        assertThatThrownBy(() -> disks.parse("")).isInstanceOf(UnreadableAnswer.class);
    }
}
