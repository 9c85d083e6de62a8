package org.hostkeeper.desktop.notify;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hostkeeper.broker.Incident;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.facts.HostFacts;
import org.hostkeeper.facts.HostProbe;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.words.Text;

/**
 * What got worse since the last look, until it is told or is well again: a host that was connected and cannot be reached,
 * a service that ran and failed, what an agent told at a broker. How things stand when a host is first seen is no news.
 */
final class Troubles {
    /** One host as it was seen last. */
    private record Seen(boolean lost, Set<String> failed) {}

    /**
     * What an agent told of a module.
     *
     * @param host where the module runs, if that is known of the broker
     */
    private record Heard(Optional<HostName> host, String module, Text words) {
        boolean isAbout(HostName at, String unit) {
            return host.equals(Optional.of(at)) && unit.equals(DeployedModule.unitOf(module));
        }
    }

    private static final HostProbe HOST = new HostProbe();

    private final Map<HostName, Seen> seen = new HashMap<>();
    private final Map<HostName, Text> lost = new LinkedHashMap<>();
    private final Map<List<String>, Text> failed = new LinkedHashMap<>();
    private final Map<List<String>, Heard> heard = new LinkedHashMap<>();

    /** What an agent told; it says by itself when that is over. */
    void hear(SavedBroker broker, Incident incident) {
        switch (incident.kind()) {
            case "failure" -> heard(broker, incident, "agent.failed");
            case "flapping" -> heard(broker, incident, "agent.flapping");
            default -> heard.remove(List.of(broker.name().value(), incident.guid()));
        }
    }

    /** It is told beside what was seen unless both are surely the same: twice is better than never. */
    private void heard(SavedBroker broker, Incident incident, String key) {
        String name = broker.name().value();
        Text words = Text.of("desktop.notify", key, incident.module(), name);
        Heard told = new Heard(broker.host(), incident.module(), words);
        boolean seen = failed.keySet().stream()
                .anyMatch(service -> told.isAbout(new HostName(service.getFirst()), service.getLast()));
        if (!seen) {
            heard.put(List.of(name, incident.guid()), told);
        }
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
                        heard.values().removeIf(told -> told.isAbout(host, unit));
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
