package org.hostkeeper.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.attention.Concern.Kind;
import org.hostkeeper.facts.Disk;
import org.hostkeeper.facts.FactEvent;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.HostFacts;
import org.hostkeeper.facts.HostProbe;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What needs a person on a host")
class HostConcernsTest {
    private static final HostName PUMP = new HostName("pump");
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Link CONNECTED = new Link.Connected(NOON);
    private static final Facts ILL = facts(
            List.of("nginx.service", "srv.mount"), true, new Disk("a", "ext4", "/", 100, 40, 60), new Disk("b", "xfs", "/srv", 100, 95, 5));

    private final Attention attention = new Attention(List.of(new HostConcerns()));

    @Test
    @DisplayName("is nothing if it is well, or nobody knows yet")
    void well() {
        assertThat(attention.of(state(CONNECTED, facts(List.of(), false)))).isEmpty();
        assertThat(attention.of(state(new Link.Untried(), ILL))).isEmpty();
        assertThat(attention.of(state(new Link.Connecting(NOON), ILL))).isEmpty();
    }

    @Test
    @DisplayName("is each failed unit, each disk that is nearly full, and a restart that is due, worst first")
    void ill() {
        assertThat(attention.of(state(CONNECTED, ILL)))
                .extracting(Concern::kind, Concern::thing)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.FAILED_UNIT, "nginx.service"),
                        org.assertj.core.groups.Tuple.tuple(Kind.FAILED_UNIT, "srv.mount"),
                        org.assertj.core.groups.Tuple.tuple(Kind.DISK_NEARLY_FULL, "/srv"),
                        org.assertj.core.groups.Tuple.tuple(Kind.REBOOT_NEEDED, ""));
    }

    @Test
    @DisplayName("is only that it does not answer, since it last did, whatever else was known of it")
    void unreached() {
        Problem problem = new Problem.Unreachable("pump", "192.0.2.1", "no route");
        Concern concern = attention.of(state(broken(problem), ILL)).getFirst();

        assertThat(attention.of(state(broken(problem), ILL))).hasSize(1);
        assertThat(concern.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(concern.why()).contains(problem.text());
        assertThat(concern.since()).contains(NOON);
        assertThat(attention.of(state(broken(new Problem.AccessDenied("pump", "op", "key")), ILL)))
                .extracting(Concern::kind)
                .containsExactly(Kind.ACCESS_DENIED);
        assertThat(attention.of(state(broken(new Problem.Cancelled("pump")), ILL))).isEmpty();
    }

    @Test
    @DisplayName("is that what is shown is old, if it is connected and cannot be read")
    void old() {
        Facts stale = facts(List.of(), false).failed(new Problem.MissingTool("pump", "systemctl"), List.of(new HostProbe()));

        assertThat(attention.of(state(CONNECTED, stale)))
                .extracting(Concern::kind, Concern::since)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.OLD_FACTS, Optional.of(NOON)));
    }

    @Test
    @DisplayName("is told once of a thing, by the judge that knows most of it")
    void onceOfAThing() {
        Concern better = new Concern(
                PUMP, Kind.FAILED_UNIT, "nginx.service", Text.literal("Web server failed"), Optional.empty(), Optional.of(NOON));

        assertThat(new Attention(List.of(new HostConcerns(), _ -> List.of(better))).of(state(CONNECTED, ILL)))
                .hasSize(4)
                .contains(better);
    }

    @Test
    @DisplayName("begins when that was seen, if its facts do not tell")
    void onsets() {
        Onsets onsets = new Onsets(List.of(
                new FactEvent(PUMP, NOON.minusSeconds(10), FactEvent.Kind.UNIT_FAILED, "nginx.service", ""),
                new FactEvent(PUMP, NOON.minusSeconds(90), FactEvent.Kind.UNIT_FAILED, "nginx.service", ""),
                new FactEvent(PUMP, NOON.minusSeconds(20), FactEvent.Kind.DISK_FILLED, "/srv", "90")));

        assertThat(attention.of(state(CONNECTED, ILL)).stream().map(onsets::date))
                .extracting(Concern::since)
                .containsExactly(
                        Optional.of(NOON.minusSeconds(10)), Optional.empty(), Optional.of(NOON.minusSeconds(20)), Optional.empty());
    }

    @Test
    @DisplayName("has words in all three languages")
    void words() {
        for (Concern concern : attention.of(state(CONNECTED, ILL))) {
            assertThat(Text.LANGUAGES.stream().map(concern.what()::in))
                    .doesNotHaveDuplicates()
                    .allSatisfy(words -> assertThat(words).isNotBlank().doesNotContain("{"));
        }
    }

    private static Link broken(Problem problem) {
        return new Link.Broken(problem, NOON.plusSeconds(60), Instant.MAX);
    }

    private static HostState state(Link link, Facts facts) {
        return new HostState(Host.local(PUMP, Sudo.NONE), link, facts);
    }

    private static Facts facts(List<String> failed, boolean reboot, Disk... disks) {
        HostFacts host = new HostFacts(
                "Debian", "6.1", "x86_64", "pump", Duration.ofDays(3), 2, 1, 1, 1, 100, 50, "UTC", failed, reboot);
        return new Facts(PUMP, Map.of("host", Reading.of(host, NOON), "disks", Reading.of(List.of(disks), NOON)));
    }
}
