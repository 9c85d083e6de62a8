package org.hostkeeper.agent.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.agent.web.access.Need;
import org.hostkeeper.agent.web.access.Need.Deed;

/** The watched machines by their names. */
final class Machines {
    /** The placeholder that a machine's name stands for on the agent's port. */
    static final String VM = "vm";

    private final Map<String, Machine> byName = new LinkedHashMap<>();

    Machines(List<Machine> machines) {
        machines.forEach(machine -> byName.put(machine.name(), machine));
    }

    Collection<Machine> all() {
        return byName.values();
    }

    /** The machine whose port that is, or whose name stands in the path. */
    Optional<Machine> at(Place place) {
        return Optional.ofNullable(byName.get(place.door().orElseGet(() -> place.parameter(VM))));
    }

    /** Whether there is such a machine is told to nobody without a token. */
    Need need(Place place, Deed deed) {
        return at(place)
                .<Need>map(machine -> new Need.OfMachine(machine.gate(place.door().isPresent()), deed))
                .orElse(Need.OfAgent.READ_BY_TOKEN);
    }

    List<Door> doors() {
        return byName.values().stream()
                .map(machine -> machine.control().settings())
                .filter(settings -> settings.port() > 0)
                .flatMap(settings -> settings.hosts().stream().map(host -> new Door(settings.vm(), host, settings.port())))
                .toList();
    }
}
