package org.hostkeeper.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hostkeeper.facts.FactEvent.Kind;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What happened between two readings of a host")
class FactChangesTest {
    private static final HostName PUMP = new HostName("pump");
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(600);
    private static final HostFacts WELL = host(Duration.ofDays(3), List.of(), false);

    @Test
    @DisplayName("is nothing if they tell the same, only later")
    void nothing() {
        assertThat(between(WELL, host(Duration.ofDays(3).plusSeconds(600), List.of(), false))).isEmpty();
    }

    @Test
    @DisplayName("is a unit that began to fail, and one that does not any more")
    void units() {
        HostFacts before = host(Duration.ofDays(3), List.of("old.service", "both.service"), false);
        HostFacts now = host(Duration.ofDays(3).plusSeconds(600), List.of("both.service", "new.mount"), false);

        assertThat(between(before, now))
                .containsExactly(
                        new FactEvent(PUMP, LATER, Kind.UNIT_FAILED, "new.mount", ""),
                        new FactEvent(PUMP, LATER, Kind.UNIT_RECOVERED, "old.service", ""));
    }

    @Test
    @DisplayName("is a restart if it came up after the first of them, even if it is up longer now than it was then")
    void restart() {
        HostFacts rebooted = host(Duration.ofSeconds(95), List.of(), false);
        assertThat(between(host(Duration.ofSeconds(60), List.of(), false), rebooted))
                .containsExactly(new FactEvent(PUMP, LATER, Kind.REBOOTED, "", "2026-05-01T12:08:00Z"));
    }

    @Test
    @DisplayName("is no restart if only the clocks drifted a little")
    void drift() {
        assertThat(between(WELL, host(Duration.ofDays(3).plusSeconds(540), List.of(), false))).isEmpty();
    }

    @Test
    @DisplayName("is a new system, a new kernel, and that it asks for a restart")
    void system() {
        HostFacts now = new HostFacts(
                "Debian 13", "6.12", "x86_64", "pump", Duration.ofDays(3).plusSeconds(600), 2, 1, 1, 1, 100, 50, "UTC",
                List.of(), true);

        assertThat(between(WELL, now))
                .extracting(FactEvent::kind, FactEvent::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.REBOOT_NEEDED, "2026-04-28T12:00:00Z"),
                        org.assertj.core.groups.Tuple.tuple(Kind.SYSTEM_CHANGED, "Debian 13"),
                        org.assertj.core.groups.Tuple.tuple(Kind.KERNEL_CHANGED, "6.12"));
    }

    @Test
    @DisplayName("is a disk that is nearly full now, and one that has room again; not one that only wobbles")
    void disks() {
        List<FactEvent> events = FactChanges.between(
                facts(WELL, NOON, disk("/", 0.89), disk("/srv", 0.95), disk("/var", 0.91)),
                facts(host(Duration.ofDays(3).plusSeconds(600), List.of(), false), LATER, disk("/", 0.9), disk("/srv", 0.4), disk("/var", 0.88), disk("/new", 0.97)));

        assertThat(events)
                .containsExactly(
                        new FactEvent(PUMP, LATER, Kind.DISK_FILLED, "/", "90"),
                        new FactEvent(PUMP, LATER, Kind.DISK_EASED, "/srv", "40"),
                        new FactEvent(PUMP, LATER, Kind.DISK_FILLED, "/new", "97"));
    }

    @Test
    @DisplayName("is nothing after the first reading, nor after one that failed or is older")
    void incomparable() {
        Facts first = facts(host(Duration.ofDays(3), List.of("bad.service"), true), NOON);

        assertThat(FactChanges.between(Facts.unknown(PUMP), first)).isEmpty();
        assertThat(FactChanges.between(
                        first, first.failed(new Problem.Cancelled("x"), List.of(new HostProbe(), new DisksProbe()))))
                .isEmpty();
        assertThat(FactChanges.between(facts(WELL, LATER), first)).isEmpty();
    }

    @Test
    @DisplayName("has words in all three languages, whatever it is")
    void words() {
        for (Kind kind : Kind.values()) {
            Text words = new FactEvent(PUMP, NOON, kind, "nginx.service", "42").words();
            assertThat(Text.LANGUAGES.stream().map(words::in))
                    .doesNotHaveDuplicates()
                    .allSatisfy(sentence -> assertThat(sentence).isNotBlank().doesNotContain("{"));
        }
        assertThat(new FactEvent(PUMP, NOON, Kind.UNIT_FAILED, "nginx.service", "").words().in(Locale.ENGLISH))
                .isEqualTo("nginx.service failed");
    }

    private static List<FactEvent> between(HostFacts before, HostFacts now) {
        return FactChanges.between(facts(before, NOON), facts(now, LATER));
    }

    private static HostFacts host(Duration uptime, List<String> failed, boolean reboot) {
        return new HostFacts(
                "Debian 12", "6.1", "x86_64", "pump", uptime, 2, 1, 1, 1, 100, 50, "UTC", failed, reboot);
    }

    private static Disk disk(String mount, double use) {
        return new Disk("/dev/sda", "ext4", mount, 1000, Math.round(use * 1000), 1000 - Math.round(use * 1000));
    }

    private static Facts facts(HostFacts host, Instant taken, Disk... disks) {
        return new Facts(
                PUMP, Map.of("host", Reading.of(host, taken), "disks", Reading.of(List.of(disks), taken)));
    }
}
