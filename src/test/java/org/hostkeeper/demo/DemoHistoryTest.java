package org.hostkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.facts.FactEvent;
import org.hostkeeper.facts.Past;
import org.hostkeeper.facts.Sample;
import org.hostkeeper.host.HostName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The demo's history")
class DemoHistoryTest {
    @Test
    @DisplayName("has the whole of the last day of every host, with the gaps of those that are lost, and what happened")
    void lastDay() {
        try (Assembly house = Assembly.demo(DemoFleet.start(DemoFleet.USUAL, Clock.systemUTC()))) {
            Instant now = house.clock().instant();
            Map<HostName, List<Sample>> all = house.history().samples(now.minus(Past.LENGTH));

            assertThat(all).hasSize(DemoFleet.USUAL).allSatisfy((_, samples) -> assertThat(samples).hasSizeBetween(285, 290));
            assertThat(all.getOrDefault(new HostName("gallery-1"), List.of())).allSatisfy(sample -> assertThat(sample.reached()).isTrue());
            assertThat(all.getOrDefault(new HostName("gallery-3"), List.of()).getLast().reached()).isFalse();
            assertThat(all.getOrDefault(new HostName("mirror-1"), List.of()).getLast().levels().orElseThrow().disk().orElseThrow())
                    .isGreaterThan(0.95);
            assertThat(house.history().events(now.minus(Duration.ofHours(24)), 50))
                    .extracting(FactEvent::host)
                    .contains(new HostName("shop-1"), new HostName("mirror-2"), new HostName("gateway-hill"));
        }
    }
}
