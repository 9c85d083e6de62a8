package org.hostkeeper.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hostkeeper.facts.Past.Point;
import org.hostkeeper.host.HostName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The last day of a host")
class PastTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    @DisplayName("has one sample of each slot, the newest, in order")
    void newestOfASlot() {
        Sample early = sample(NOON, 0.1);
        Sample late = sample(NOON.plusSeconds(200), 0.3);
        Sample next = sample(NOON.plusSeconds(300), 0.4);

        assertThat(Past.NONE.with(List.of(next, late, early)).samples()).containsExactly(late, next);
        assertThat(Past.NONE.with(List.of(early)).with(List.of(late)).samples()).containsExactly(late);
    }

    @Test
    @DisplayName("stays a day long however much is added")
    void bounded() {
        Past past = Past.NONE;
        for (int i = 0; i < 1000; i++) {
            past = past.with(List.of(sample(NOON.plusSeconds(100L * i), 0.5)));
        }
        past = past.with(IntStream.range(0, 900).mapToObj(i -> sample(NOON.plusSeconds(150_000L + i * 300L), 1)).toList());

        assertThat(past.samples()).hasSize(289);
        assertThat(past.samples().getFirst().at()).isEqualTo(past.samples().getLast().at().minus(Past.LENGTH));
    }

    @Test
    @DisplayName("has gaps where the host did not answer, and where its disks could not be read")
    void gaps() {
        Sample withoutDisk = new Sample(NOON.plusSeconds(600), Optional.of(new Levels(1, 0.5, OptionalDouble.empty(), 0)));
        Past past = Past.NONE.with(List.of(sample(NOON, 0.25), Sample.missing(NOON.plusSeconds(300)), withoutDisk));

        assertThat(past.load()).containsExactly(point(0, 0.25), gap(300), point(600, 1));
        assertThat(past.disk()).containsExactly(point(0, 0.7), gap(300), gap(600));
        assertThat(past.memory()).containsExactly(point(0, 0.5), gap(300), point(600, 0.5));
    }

    @Test
    @DisplayName("is sampled from facts: load for each processor, used memory, the fullest disk, failed units")
    void sampled() {
        HostFacts host = new HostFacts(
                "Debian", "6.1", "x86_64", "pump", Duration.ofDays(3), 4, 2, 1, 1, 100, 25, "UTC", List.of("a", "b"), false);
        List<Disk> disks = List.of(new Disk("a", "ext4", "/", 100, 40, 60), new Disk("b", "xfs", "/srv", 100, 90, 10));
        Facts facts = new Facts(
                new HostName("pump"), Map.of("host", Reading.of(host, NOON), "disks", Reading.of(disks, NOON)));

        assertThat(Sample.of(facts))
                .contains(new Sample(NOON, Optional.of(new Levels(0.5, 0.75, OptionalDouble.of(0.9), 2))));
        assertThat(Sample.of(Facts.unknown(new HostName("pump")))).isEmpty();
    }

    private static Sample sample(Instant at, double load) {
        return new Sample(at, Optional.of(new Levels(load, 0.5, OptionalDouble.of(0.7), 0)));
    }

    private static Point point(int seconds, double value) {
        return new Point(NOON.plusSeconds(seconds), Optional.of(value));
    }

    private static Point gap(int seconds) {
        return new Point(NOON.plusSeconds(seconds), Optional.empty());
    }
}
