package org.hostkeeper.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.RejectedExecutionException;
import org.hostkeeper.facts.FactEvent;
import org.hostkeeper.facts.FactEvent.Kind;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.FactsHistory;
import org.hostkeeper.facts.HostFacts;
import org.hostkeeper.facts.Levels;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.facts.Sample;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The recorder of the fleet's history")
class FactsRecorderTest {
    private static final HostName PUMP = new HostName("pump");
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Link.Connected CONNECTED = new Link.Connected(NOON);
    private static final Link.Broken LOST =
            new Link.Broken(new Problem.Silent("pump", "192.0.2.1", Duration.ofSeconds(10)), NOON.plusSeconds(60), Instant.MAX);

    private final Written history = new Written();

    @Test
    @DisplayName("writes a sample when facts were read, and what became otherwise since the reading that was kept")
    void reading() {
        FactsRecorder recorder = recorder(state(new Link.Untried(), facts(NOON.minusSeconds(86_400))));

        recorder.accept(state(CONNECTED, facts(NOON.minusSeconds(86_400))));
        recorder.accept(state(CONNECTED, facts(NOON, "nginx.service")));

        assertThat(history.samples)
                .containsExactly(new Sample(NOON, Optional.of(new Levels(0.5, 0.5, OptionalDouble.empty(), 1))));
        assertThat(history.events)
                .containsExactly(
                        new FactEvent(PUMP, NOON, Kind.FOUND, "", ""),
                        new FactEvent(PUMP, NOON, Kind.UNIT_FAILED, "nginx.service", ""));
    }

    @Test
    @DisplayName("writes each moment at which a host did not answer, and that it was lost if it was known before")
    void lost() {
        FactsRecorder recorder = recorder(state(CONNECTED, facts(NOON)));
        recorder.accept(state(LOST, facts(NOON)));
        recorder.accept(state(LOST, facts(NOON)));

        assertThat(history.samples).containsExactly(Sample.missing(LOST.since()));
        assertThat(history.events).containsExactly(new FactEvent(PUMP, LOST.since(), Kind.LOST, "", "silent"));
    }

    @Test
    @DisplayName("does not call a host lost that was never reached, nor one whose connection a person stopped")
    void notLost() {
        FactsRecorder recorder = recorder(state(new Link.Untried(), Facts.unknown(PUMP)));
        recorder.accept(state(LOST, Facts.unknown(PUMP)));
        recorder.accept(state(new Link.Broken(new Problem.Cancelled("pump"), NOON, Instant.MAX), facts(NOON)));

        assertThat(history.events).isEmpty();
    }

    @Test
    @DisplayName("thins the history once an hour")
    void thins() {
        FactsRecorder recorder = recorder(state(CONNECTED, facts(NOON)));
        for (int i = 1; i < 5; i++) {
            recorder.accept(state(CONNECTED, facts(NOON.plusSeconds(i))));
        }

        assertThat(history.thinned).isEqualTo(1);
    }

    @Test
    @DisplayName("costs nobody anything when the history cannot be written, or when the house closes")
    void failing() {
        history.refusing = true;
        recorder(state(CONNECTED, facts(NOON))).accept(state(CONNECTED, facts(NOON.plusSeconds(1))));
        new FactsRecorder(List.of(), history, Clock.systemUTC(), _ -> {
                    throw new RejectedExecutionException();
                })
                .accept(state(LOST, facts(NOON)));

        assertThat(history.samples).isEmpty();
    }

    private FactsRecorder recorder(HostState known) {
        return new FactsRecorder(List.of(known), history, Clock.fixed(NOON, ZoneOffset.UTC), Runnable::run);
    }

    private static HostState state(Link link, Facts facts) {
        return new HostState(Host.local(PUMP, Sudo.NONE), link, facts);
    }

    private static Facts facts(Instant taken, String... failed) {
        Duration uptime = Duration.between(Instant.parse("2026-04-01T00:00:00Z"), taken);
        HostFacts host = new HostFacts(
                "Debian", "6.1", "x86_64", "pump", uptime, 2, 1, 1, 1, 100, 50, "UTC", List.of(failed), false);
        return new Facts(PUMP, Map.of("host", Reading.of(host, taken)));
    }

    /** What was handed over to be kept. */
    private static final class Written implements FactsHistory {
        private final List<Sample> samples = new ArrayList<>();
        private final List<FactEvent> events = new ArrayList<>();
        private int thinned;
        private boolean refusing;

        @Override
        public void keep(HostName host, List<Sample> more, List<FactEvent> happened) {
            if (refusing) {
                throw new ProblemException(new Problem.FileRefused("localhost", "hosts.db", "disk full"));
            }
            samples.addAll(more);
            events.addAll(happened);
        }

        @Override
        public List<Sample> samples(HostName host, Instant since) {
            return samples;
        }

        @Override
        public Map<HostName, List<Sample>> samples(Instant since) {
            return Map.of(PUMP, samples);
        }

        @Override
        public List<FactEvent> events(Instant since, int limit) {
            return events;
        }

        @Override
        public void thin(Instant now) {
            thinned++;
        }
    }
}
