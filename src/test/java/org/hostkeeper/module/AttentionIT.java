package org.hostkeeper.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hostkeeper.attention.Attention;
import org.hostkeeper.attention.Concern;
import org.hostkeeper.attention.HostConcerns;
import org.hostkeeper.facts.FactEvent;
import org.hostkeeper.facts.FactsHistory;
import org.hostkeeper.facts.Sample;
import org.hostkeeper.job.Progress;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@TestBed(hosts = 1)
@DisplayName("What needs a person on a real host, and its history,")
class AttentionIT {
    private final Attention attention = new Attention(List.of(new HostConcerns(), new UnitConcerns()));

    @Test
    @DisplayName("tell of a service that fails, of a cut cable, and of both being mended")
    void failsAndRecovers(TestHost host) {
        try (RealConsole console = new RealConsole(host)) {
            FactsHistory history = console.recorded();
            read(console, host);

            host.sh("systemd-run --unit=t-doomed /bin/false; sleep 0.5; true");
            assertThat(read(console, host))
                    .filteredOn(c -> c.thing().equals("t-doomed.service"))
                    .singleElement()
                    .satisfies(concern -> {
                        assertThat(concern.kind()).isEqualTo(Concern.Kind.FAILED_UNIT);
                        assertThat(concern.why()).hasValueSatisfying(why -> assertThat(why.toString()).contains("status 1"));
                        assertThat(concern.since()).isPresent();
                    });

            host.cut();
            console.fleet().disconnect(RealConsole.name(host));
            assertThat(read(console, host)).extracting(Concern::kind).containsExactly(Concern.Kind.UNREACHABLE);

            host.heal();
            host.sh("systemctl reset-failed t-doomed");
            assertThat(read(console, host)).noneMatch(c -> c.thing().equals("t-doomed.service"));

            assertThat(history.events(Instant.EPOCH, 50).stream().map(FactEvent::kind).toList().reversed())
                    .containsExactly(
                            FactEvent.Kind.UNIT_FAILED, FactEvent.Kind.LOST, FactEvent.Kind.FOUND, FactEvent.Kind.UNIT_RECOVERED);
            assertThat(history.samples(RealConsole.name(host), Instant.EPOCH)).last().matches(Sample::reached);
        }
    }

    private List<Concern> read(RealConsole console, TestHost host) {
        console.fleet().refresh(Set.of(RealConsole.name(host)), Progress.unwatched());
        return attention.of(console.fleet().state(RealConsole.name(host)).orElseThrow());
    }
}
