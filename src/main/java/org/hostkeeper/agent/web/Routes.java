package org.hostkeeper.agent.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is answered on the agent's own port, and what on each machine's. A path that only one of them has is not there on the other. */
final class Routes {
    /** A path with a verb, on whatever port. */
    record Spot(String method, String path) {
        static Spot of(Route route) {
            return new Spot(route.method(), route.path());
        }
    }

    private final Map<Spot, Route> agents;
    private final Map<Spot, Route> machines;
    private final Set<Spot> spots;

    /** The order counts: the first path that fits is taken. */
    Routes(List<Route> agents, List<Route> machines) {
        this.agents = agents.stream().collect(Collectors.toMap(Spot::of, Function.identity()));
        this.machines = machines.stream().collect(Collectors.toMap(Spot::of, Function.identity()));
        this.spots = Stream.concat(agents.stream(), machines.stream()).map(Spot::of).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Set<Spot> spots() {
        return spots;
    }

    Optional<Route> at(Spot spot, Place place) {
        return Optional.ofNullable(on(place).get(spot));
    }

    /** Whether there is another verb at that path. */
    boolean hasPath(Spot spot, Place place) {
        return on(place).keySet().stream().anyMatch(other -> other.path().equals(spot.path()));
    }

    private Map<Spot, Route> on(Place place) {
        return place.door().isPresent() ? machines : agents;
    }
}
