package org.hostkeeper.exhibition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.attention.Concern;
import org.hostkeeper.attention.Judge;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Shell;
import org.hostkeeper.words.Text;

/**
 * What of a host's virtual machines needs a person: those that crashed or stand still, and those that their agent has in vain
 * tried to bring back. One that is off may be meant to be.
 */
public final class DomainConcerns implements Judge {
    private static final DomainsProbe DOMAINS = new DomainsProbe();
    private static final String DISK_FAILED = "I/O error";

    @Override
    public List<Concern> of(HostState state) {
        if (!(state.link() instanceof Link.Connected)) {
            return List.of();
        }
        return state.facts().of(DOMAINS).value().stream()
                .flatMap(on -> Stream.of(
                        on.domains().stream().flatMap(domain -> Stream.of(
                                        of(state, on, domain), open(state, on, domain), notGolden(state, on, domain))
                                .flatMap(Optional::stream)),
                        on.leftOut().stream().map(out -> leftOut(state, out)),
                        on.deployed().stream().filter(c -> c.active() && c.isNameless()).map(c -> nameless(state, c))))
                .flatMap(all -> all)
                .toList();
    }

    private static Optional<Concern> of(HostState state, Domains on, Domain domain) {
        Optional<Watch> watch = on.watcher(domain).flatMap(Watcher::agent);
        return watch.flatMap(seen -> watched(state, domain, seen)).or(() -> unwatched(state, domain));
    }

    /** Nobody would bring that machine back. */
    private static Concern leftOut(HostState state, LeftOut out) {
        return new Concern(
                state.host().name(), Concern.Kind.OPEN_DEFECT, out.file(), Text.of("exhibition", "concern.left-out", out.file()),
                Optional.of(out.why()), Optional.empty());
    }

    /** It may be any machine of the host that it reverts, beside whoever else does. */
    private static Concern nameless(HostState state, DeployedController controller) {
        HostName host = state.host().name();
        return new Concern(
                host, Concern.Kind.OPEN_DEFECT, controller.unit(), Text.of("exhibition", "concern.nameless", controller.unit()),
                Optional.of(Text.of("exhibition", "concern.nameless.why", controller.unit(), host.value())), Optional.empty());
    }

    private static Optional<Concern> open(HostState state, Domains on, Domain domain) {
        return on.watcher(domain).flatMap(Watcher::agent).map(Watch::open).filter(networks -> !networks.isEmpty()).map(networks -> concern(
                state, domain, Concern.Kind.OPEN_DEFECT, isReading(networks) ? "concern.open.reading" : "concern.open",
                Optional.of(Text.of("exhibition", "concern.open.why", Shell.quote(domain.name()), String.join(", ", networks), state.host().name().value())), null));
    }

    private static boolean isReading(List<String> networks) {
        return networks.stream().allMatch(words -> Compatibility.of(words).filter(Compatibility::isReading).isPresent());
    }

    /** While it is replaced the one beside it is as good. */
    private static Optional<Concern> notGolden(HostState state, Domains on, Domain domain) {
        return on.watcher(domain).map(Watcher::snapshot)
                .filter(golden -> domain.snapshot(golden).isEmpty() && domain.snapshot(golden + SnapshotName.BESIDE).isEmpty())
                .map(golden -> new Concern(
                        state.host().name(), Concern.Kind.NO_GOLDEN_SNAPSHOT, domain.name(),
                        Text.of("exhibition", "concern.golden", domain.shown(), golden),
                        Optional.of(Text.of("exhibition", "concern.golden.why", Shell.quote(domain.name()), Shell.quote(golden), state.host().name().value())), Optional.empty()));
    }

    private static Optional<Concern> watched(HostState state, Domain domain, Watch watch) {
        return switch (watch.state()) {
            case UNHEALTHY -> Optional.of(concern(state, domain, Concern.Kind.FAILED_VM, "concern.ill", watch.why(), watch.since()));
            case SUSPENDED_BY_BREAKER ->
                Optional.of(concern(state, domain, Concern.Kind.FAILED_VM, "concern.given-up", watch.why(), watch.since()));
            case INITIALIZING, WAITING_FOR_FIRST_BEAT, HEALTHY, REVERTING, STOPPED_BY_HAND, PAUSED -> Optional.empty();
        };
    }

    private static Optional<Concern> unwatched(HostState state, Domain domain) {
        return switch (domain.state()) {
            case CRASHED -> Optional.of(concern(state, domain, Concern.Kind.FAILED_VM, "concern.crashed", reason(domain), null));
            case PAUSED -> domain.reason().equals(DISK_FAILED)
                    ? Optional.of(concern(state, domain, Concern.Kind.FAILED_VM, "concern.disk", Optional.of(Text.of("exhibition", "concern.disk.why")), null))
                    : Optional.of(concern(state, domain, Concern.Kind.PAUSED_VM, "concern.paused", reason(domain), null));
            case RUNNING, SUSPENDED, SHUTTING_DOWN, OFF, UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<Text> reason(Domain domain) {
        return Optional.of(domain.reason()).filter(r -> !r.isEmpty()).map(r -> Text.of("exhibition", "concern.reason", r));
    }

    private static Concern concern(
            HostState state,
            Domain domain,
            Concern.Kind kind,
            String key,
            Optional<Text> why,
            @org.jspecify.annotations.Nullable Instant since) {
        return new Concern(
                state.host().name(), kind, domain.name(), Text.of("exhibition", key, domain.shown()), why, Optional.ofNullable(since));
    }
}
