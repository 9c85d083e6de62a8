package org.hostkeeper.desktop.module;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.module.DeployedModules;
import org.hostkeeper.module.DeployedModulesProbe;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.Units;
import org.hostkeeper.module.UnitsProbe;

/**
 * The rows of one host, and what they all were made of. When one of a hundred services has changed, the rows of all
 * others are taken again as they are, and so are not shown anew.
 *
 * @param ground what the rows share
 */
record HostRows(Ground ground, List<ModuleRow> rows) {
    private static final UnitsProbe UNITS = new UnitsProbe();
    private static final DeployedModulesProbe DEPLOYED = new DeployedModulesProbe();

    /** What goes into each row of the host besides the unit. */
    record Ground(Host host, boolean fresh, Optional<Instant> taken, Optional<DeployedModules> deployed) {
        private static Ground of(HostState state) {
            boolean fresh = state.link() instanceof Link.Connected;
            return new Ground(
                    state.host(),
                    fresh,
                    fresh ? Optional.empty() : state.facts().of(UNITS).taken(),
                    state.facts().of(DEPLOYED).value());
        }

        private ModuleRow row(Unit unit) {
            return new ModuleRow(host, unit, deployed.flatMap(d -> d.find(unit.name())), fresh, taken);
        }

        /** What a deployed manager keeps though the host has no unit for it. */
        private List<ModuleRow> withoutUnit(List<ModuleRow> rows) {
            if (deployed.isEmpty() || deployed.get().modules().isEmpty()) {
                return List.of();
            }
            Set<String> there = rows.stream().map(row -> row.unit().name()).collect(Collectors.toSet());
            return deployed.get().modules().stream()
                    .filter(module -> there.add(module.unit()))
                    .map(module -> new ModuleRow(
                            host, Unit.absent(module.unit(), Instant.EPOCH), Optional.of(module), fresh, taken))
                    .toList();
        }
    }

    static HostRows of(HostState state) {
        return new HostRows(Ground.of(state), List.of()).next(state);
    }

    /** The rows as they are in this state of the host. */
    HostRows next(HostState state) {
        Reading<Units> units = state.facts().of(UNITS);
        Ground now = Ground.of(state);
        boolean same = ground.equals(now);
        List<ModuleRow> next = new ArrayList<>(rows.size());
        for (Unit unit : units.value().map(Units::units).orElse(List.of())) {
            int at = next.size();
            if (same && at < rows.size() && rows.get(at).unit().equals(unit)) {
                next.add(rows.get(at));
            } else if (exists(unit)) {
                next.add(now.row(unit));
            }
        }
        next.addAll(now.withoutUnit(next));
        return new HostRows(now, next);
    }

    /** What other units merely mention is no service of this host. */
    private static boolean exists(Unit unit) {
        return !(unit.load().equals("not-found") && unit.active().equals("inactive"));
    }
}
