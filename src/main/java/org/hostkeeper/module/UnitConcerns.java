package org.hostkeeper.module;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.attention.Concern;
import org.hostkeeper.attention.Judge;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.words.Text;

/** What of a host's services needs a person, with the reason that systemd gives. */
public final class UnitConcerns implements Judge {
    private static final UnitsProbe UNITS = new UnitsProbe();

    @Override
    public List<Concern> of(HostState state) {
        if (!(state.link() instanceof Link.Connected)) {
            return List.of();
        }
        return state.facts().of(UNITS).value().stream()
                .flatMap(units -> units.units().stream())
                .flatMap(unit -> concern(state, unit).stream())
                .toList();
    }

    private static Optional<Concern> concern(HostState state, Unit unit) {
        return switch (unit.state()) {
            case FAILED -> Optional.of(concern(state, unit, Concern.Kind.FAILED_UNIT));
            case ATTENTION -> Optional.of(concern(state, unit, Concern.Kind.UNSTEADY_UNIT));
            case RUNNING, WORKING, STOPPED, UNKNOWN -> Optional.empty();
        };
    }

    private static Concern concern(HostState state, Unit unit, Concern.Kind kind) {
        String name = unit.module().map(Registration::name).orElse(unit.name());
        boolean failed = kind == Concern.Kind.FAILED_UNIT;
        String key = failed ? "concern.failed" : unit.restarts() > 0 ? "concern.restarting" : "concern.ill";
        return new Concern(
                state.host().name(),
                kind,
                unit.name(),
                Text.of("module", key, name),
                unit.reason(),
                failed ? unit.since() : Optional.empty());
    }
}
