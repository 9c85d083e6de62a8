package org.hostkeeper.desktop.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;

/**
 * Hosts that are to be forgotten here.
 *
 * @param hosts in an order that leaves none behind a jump host that is gone
 * @param keys whether the accepted host keys are forgotten too
 * @param secrets whether the kept passwords are forgotten too
 */
public record Removal(List<Host> hosts, boolean keys, boolean secrets) {
    public Removal {
        hosts = List.copyOf(hosts);
    }

    /** These of all hosts, those behind a jump host before the jump host. */
    static List<Host> ordered(Collection<Host> wanted) {
        List<Host> left = new ArrayList<>(wanted);
        List<Host> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Host> now = left.stream().filter(host -> behind(host.name(), left).isEmpty()).toList();
            List<Host> next = now.isEmpty() ? List.copyOf(left) : now;
            ordered.addAll(next);
            left.removeAll(next);
        }
        return ordered;
    }

    /** The hosts among these that are reached through this one. */
    static List<HostName> behind(HostName jump, Collection<Host> among) {
        return among.stream()
                .filter(host -> host.endpoint().flatMap(Endpoint::jump).filter(jump::equals).isPresent())
                .map(Host::name)
                .toList();
    }

    /** What would be left without its jump host, and which one that is; empty if nothing would. */
    static Map<HostName, List<HostName>> stranded(Collection<Host> wanted, Collection<Host> all) {
        List<Host> staying = all.stream().filter(host -> !wanted.contains(host)).toList();
        Map<HostName, List<HostName>> stranded = new TreeMap<>();
        wanted.forEach(host -> {
            List<HostName> behind = behind(host.name(), staying);
            if (!behind.isEmpty()) {
                stranded.put(host.name(), behind);
            }
        });
        return stranded;
    }
}
