package org.hostkeeper.assembly;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.broker.ModuleState;
import org.hostkeeper.broker.StateReading;
import org.hostkeeper.fleet.Fleet;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.job.Progress;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.DeployedModules;
import org.hostkeeper.module.DeployedModulesProbe;
import org.hostkeeper.module.Registration;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.Units;
import org.hostkeeper.module.UnitsProbe;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * How modules are by the facts of their host: its units, and the table of a deployed manager, which knows modules that have
 * no unit. Two features meet here because neither knows the other.
 */
record HostStates(Fleet fleet, HostName host, Clock clock) implements StateReading {
    @Override
    public List<ModuleState> read() {
        if (fleet.state(host).isEmpty()) {
            throw new ProblemException(new Problem.NotFound(Text.of("assembly", "host"), host.value()));
        }
        if (fleet.refresh(Set.of(host), Progress.unwatched()).get(host) instanceof Outcome.Failed<HostState>(Problem problem)) {
            throw new ProblemException(problem);
        }
        return fleet.state(host).map(this::states).orElse(List.of());
    }

    private List<ModuleState> states(HostState state) {
        Units units = state.facts().of(new UnitsProbe()).value().orElseThrow(() -> unread(state));
        List<ModuleState> states = new ArrayList<>();
        for (Unit unit : units.units()) {
            unit.module().ifPresent(module -> states.add(state(module, unit)));
        }
        state.facts().of(new DeployedModulesProbe()).value().map(DeployedModules::modules).orElse(List.of()).stream()
                .filter(row -> states.stream().noneMatch(s -> s.guid().equals(row.guid())))
                .forEach(row -> states.add(state(row, units.find(row.unit()))));
        return states;
    }

    private static ProblemException unread(HostState state) {
        return new ProblemException(state.facts()
                .of(new UnitsProbe())
                .problem()
                .orElseGet(() -> new Problem.ProbeFailed(state.host().name().value(), "units", "")));
    }

    private ModuleState state(Registration module, Unit unit) {
        return state(module.guid(), module.name(), unit);
    }

    private ModuleState state(DeployedModule row, Optional<Unit> unit) {
        return unit.map(u -> state(row.guid(), row.name(), u))
                .orElseGet(() -> new ModuleState(
                        row.guid(),
                        row.name(),
                        ModuleState.Status.INACTIVE,
                        "",
                        0,
                        Optional.empty(),
                        ModuleState.Source.SSH,
                        clock.instant()));
    }

    private ModuleState state(String guid, String name, Unit unit) {
        ModuleState.Status status = switch (unit.state()) {
            case RUNNING -> ModuleState.Status.ACTIVE;
            case STOPPED -> ModuleState.Status.INACTIVE;
            case FAILED -> ModuleState.Status.FAILED;
            case ATTENTION -> ModuleState.Status.RESTARTING;
            case WORKING -> ModuleState.Status.CHANGING;
            case UNKNOWN -> ModuleState.Status.OTHER;
        };
        return new ModuleState(
                guid, name, status, unit.sub(), unit.restarts(), unit.since(), ModuleState.Source.SSH, clock.instant());
    }
}
