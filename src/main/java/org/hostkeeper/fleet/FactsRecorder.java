package org.hostkeeper.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.hostkeeper.facts.FactChanges;
import org.hostkeeper.facts.FactEvent;
import org.hostkeeper.facts.FactsHistory;
import org.hostkeeper.facts.HostProbe;
import org.hostkeeper.facts.Sample;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to the fleet and writes down its history: a sample whenever a host was read or did not answer, and what became
 * otherwise since the reading before, even if that was by an earlier console. What cannot be written is missing from the
 * history and costs nothing else.
 */
public final class FactsRecorder implements Consumer<HostState> {
    private static final Logger LOG = LoggerFactory.getLogger(FactsRecorder.class);
    private static final Duration THINNED = Duration.ofHours(1);

    private final FactsHistory history;
    private final Clock clock;
    private final Executor writing;
    private final Map<HostName, HostState> before = new ConcurrentHashMap<>();
    private volatile Instant thinned = Instant.MIN;

    /**
     * A recorder that goes on from these states.
     *
     * @param writing does the writing in order, so that a slow disk holds up nobody who listens to the fleet as well
     */
    public FactsRecorder(List<HostState> known, FactsHistory history, Clock clock, Executor writing) {
        this.history = history;
        this.clock = clock;
        this.writing = writing;
        known.forEach(state -> before.put(state.host().name(), state));
    }

    /** Called for one host by one thread at a time. */
    @Override
    public void accept(HostState now) {
        HostName host = now.host().name();
        HostState last = Optional.ofNullable(before.put(host, now)).orElse(now);
        List<Sample> samples = new ArrayList<>();
        List<FactEvent> events = new ArrayList<>();
        Optional<Instant> read = taken(now);
        if (!read.equals(taken(last))) {
            Sample.of(now.facts()).ifPresent(samples::add);
            events.addAll(FactChanges.between(last.facts(), now.facts()));
        }
        if (!now.link().equals(last.link())) {
            link(now, samples, events);
        }
        if (!samples.isEmpty() || !events.isEmpty()) {
            try {
                writing.execute(() -> write(host, samples, events));
            } catch (RejectedExecutionException e) {
                LOG.debug("{} said something while the house closes", host);
            }
        }
    }

    private static void link(HostState now, List<Sample> samples, List<FactEvent> events) {
        HostName host = now.host().name();
        switch (now.link()) {
            case Link.Broken(Problem.Cancelled _, _, _) -> {}
            case Link.Broken(Problem problem, Instant since, _) -> {
                samples.add(Sample.missing(since));
                if (taken(now).isPresent()) {
                    events.add(new FactEvent(host, since, FactEvent.Kind.LOST, "", problem.code()));
                }
            }
            case Link.Connected connected -> events.add(
                    new FactEvent(host, connected.since(), FactEvent.Kind.FOUND, "", ""));
            case Link.Untried _, Link.Connecting _ -> {}
        }
    }

    private void write(HostName host, List<Sample> samples, List<FactEvent> events) {
        try {
            history.keep(host, samples, events);
            Instant now = clock.instant();
            if (thinned.isBefore(now.minus(THINNED))) {
                thinned = now;
                history.thin(now);
            }
        } catch (ProblemException e) {
            LOG.warn("The history of {} has a gap: {}", host, e.getMessage());
        }
    }

    private static Optional<Instant> taken(HostState state) {
        return state.facts().of(new HostProbe()).taken();
    }
}
