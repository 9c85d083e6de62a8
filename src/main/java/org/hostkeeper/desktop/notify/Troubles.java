package org.hostkeeper.desktop.notify;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hostkeeper.broker.Incident;
import org.hostkeeper.facts.HostFacts;
import org.hostkeeper.facts.HostProbe;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;

/**
 * What got worse since the last look, until it is told or is well again: a host that was connected and cannot be reached,
 * a service that ran and failed, what an agent told at a broker. How things stand when a host is first seen is no news.
 */
final class Troubles {
    /** One host as it was seen last. */
    private record Seen(boolean lost, Set<String> failed) {}

    /** What an agent told of a module. */
    private record Heard(String module, Text words) {}

    private static final HostProbe HOST = new HostProbe();

    private final Map<HostName, Seen> seen = new HashMap<>();
    private final Map<HostName, Text> lost = new LinkedHashMap<>();
    private final Map<List<String>, Text> failed = new LinkedHashMap<>();
    private final Map<List<String>, Heard> heard = new LinkedHashMap<>();

    /** What an agent told; it says by itself when that is over. */
    void hear(String broker, Incident incident) {
        switch (incident.kind()) {
            case "failure" -> heard(broker, incident, "agent.failed");
            case "flapping" -> heard(broker, incident, "agent.flapping");
            default -> heard.remove(List.of(broker, incident.guid()));
        }
    }

    private void heard(String broker, Incident incident, String key) {
        boolean seen = failed.keySet().stream().anyMatch(service -> isUnitOf(service.getLast(), incident.module()));
        if (!seen) {
            heard.put(
                    List.of(broker, incident.guid()),
                    new Heard(incident.module(), Text.of("desktop.notify", key, incident.module(), broker)));
        }
    }

    /** Whether a module of this name has that unit. */
    private static boolean isUnitOf(String unit, String module) {
        return unit.equals(module.replaceAll("[^\\p{L}\\p{Nd}_]", "_") + ".service");
    }

    void look(HostState state) {
        HostName host = state.host().name();
        switch (state.link()) {
            case Link.Untried _, Link.Connecting _ -> {}
            case Link.Broken _ -> lost(host);
            case Link.Connected _ -> connected(host, failedUnits(state));
        }
    }

    private void lost(HostName host) {
        Seen before = seen.put(host, new Seen(true, failedBefore(host)));
        if (before != null && !before.lost()) {
            lost.put(host, Text.of("desktop.notify", "lost", host.value()));
        }
    }

    private void connected(HostName host, Set<String> now) {
        Seen before = seen.put(host, new Seen(false, now));
        lost.remove(host);
        failed.keySet().removeIf(key -> key.getFirst().equals(host.value()) && !now.contains(key.getLast()));
        if (before != null) {
            now.stream()
                    .filter(unit -> !before.failed().contains(unit))
                    .forEach(unit -> {
                        heard.values().removeIf(told -> isUnitOf(unit, told.module()));
                        failed.put(
                                List.of(host.value(), unit),
                                Text.of("desktop.notify", "failed", unit.replaceFirst("\\.service$", ""), host.value()));
                    });
        }
    }

    /** Everything untold, the hosts first; empty after that. */
    Told take() {
        Stream<Text> services = Stream.concat(failed.values().stream(), heard.values().stream().map(Heard::words));
        Told told = new Told(List.copyOf(lost.values()), services.toList());
        lost.clear();
        failed.clear();
        heard.clear();
        return told;
    }

    boolean isEmpty() {
        return lost.isEmpty() && failed.isEmpty() && heard.isEmpty();
    }

    private Set<String> failedBefore(HostName host) {
        Seen before = seen.get(host);
        return before == null ? Set.of() : before.failed();
    }

    private static Set<String> failedUnits(HostState state) {
        return state.facts().of(HOST).value().map(HostFacts::failedUnits).map(Set::copyOf).orElse(Set.of());
    }
}
