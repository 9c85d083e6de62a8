package org.hostkeeper.desktop.notify;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hostkeeper.facts.HostFacts;
import org.hostkeeper.facts.HostProbe;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;

/**
 * What got worse since the last look, until it is told or is well again: a host that was connected and cannot be reached,
 * a service that ran and failed. How things stand when a host is first seen is no news.
 */
final class Troubles {
    /** One host as it was seen last. */
    private record Seen(boolean lost, Set<String> failed) {}

    private static final HostProbe HOST = new HostProbe();

    private final Map<HostName, Seen> seen = new HashMap<>();
    private final Map<HostName, Text> lost = new LinkedHashMap<>();
    private final Map<List<String>, Text> failed = new LinkedHashMap<>();

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
                    .forEach(unit -> failed.put(
                            List.of(host.value(), unit),
                            Text.of("desktop.notify", "failed", unit.replaceFirst("\\.service$", ""), host.value())));
        }
    }

    /** Everything untold, the hosts first; empty after that. */
    Told take() {
        Told told = new Told(List.copyOf(lost.values()), List.copyOf(failed.values()));
        lost.clear();
        failed.clear();
        return told;
    }

    boolean isEmpty() {
        return lost.isEmpty() && failed.isEmpty();
    }

    private Set<String> failedBefore(HostName host) {
        Seen before = seen.get(host);
        return before == null ? Set.of() : before.failed();
    }

    private static Set<String> failedUnits(HostState state) {
        return state.facts().of(HOST).value().map(HostFacts::failedUnits).map(Set::copyOf).orElse(Set.of());
    }
}
